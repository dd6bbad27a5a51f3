/** One file per step: ask the destination whether it is already done, then do it. */
@NullMarked
package io.drover.run.step;

import org.jspecify.annotations.NullMarked;
