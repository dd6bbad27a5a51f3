/** Who may do what: tokens, scopes, membership, visibility. */
@NullMarked
package io.drover.simulator.access;

import org.jspecify.annotations.NullMarked;
