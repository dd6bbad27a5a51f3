/** Users, their tokens, keys and e-mail addresses. */
@NullMarked
package io.drover.simulator.people;

import org.jspecify.annotations.NullMarked;
