/** Stage 2. What will hurt: one small check per file. */
@NullMarked
package io.drover.assess;

import org.jspecify.annotations.NullMarked;
