/** The clock and sleeping, replaceable so that tests can jump hours. */
@NullMarked
package io.drover.time;

import org.jspecify.annotations.NullMarked;
