/** User contribution mapping of the simulated GitLab: source users, placeholder users, reassignment. */
@NullMarked
package io.drover.simulator.placeholders;

import org.jspecify.annotations.NullMarked;
