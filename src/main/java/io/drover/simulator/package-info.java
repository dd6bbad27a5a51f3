/** A GitLab in the same process. Shares no class with connector or archive, so that a mistake cannot hide on both sides. */
@NullMarked
package io.drover.simulator;

import org.jspecify.annotations.NullMarked;
