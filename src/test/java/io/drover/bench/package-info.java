/** Measurements, side by side with an alternative in the same run. Run by {@code bench/run}, never by the tests. */
@NullMarked
package io.drover.bench;

import org.jspecify.annotations.NullMarked;
