/** Durable execution: items, recorded steps, suspending polls, permits, the journal. Knows nothing of Git or GitLab. */
@NullMarked
package io.drover.engine;

import org.jspecify.annotations.NullMarked;
