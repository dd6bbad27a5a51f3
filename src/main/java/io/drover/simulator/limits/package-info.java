/** Rate limits, as data. */
@NullMarked
package io.drover.simulator.limits;

import org.jspecify.annotations.NullMarked;
