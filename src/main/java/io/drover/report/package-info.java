/** Stage 6. Tell people: HTML, CSV, JSON. */
@NullMarked
package io.drover.report;

import org.jspecify.annotations.NullMarked;
