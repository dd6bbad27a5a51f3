/** The composition root: builds every object by hand, and holds the one list of connectors. */
@NullMarked
package io.drover.app;

import org.jspecify.annotations.NullMarked;
