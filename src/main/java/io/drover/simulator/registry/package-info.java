/** The container registry of a simulated GitLab: the OCI distribution protocol under {@code /v2/}, and its tokens. */
@NullMarked
package io.drover.simulator.registry;

import org.jspecify.annotations.NullMarked;
