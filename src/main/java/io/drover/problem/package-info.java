/** Every problem as data: a stable code, what, where, what to do next, and who must act. */
@NullMarked
package io.drover.problem;

import org.jspecify.annotations.NullMarked;
