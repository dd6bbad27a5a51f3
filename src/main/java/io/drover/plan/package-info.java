/** Stage 3. Who goes when and how: waves and items, a file a person edits and reviews. */
@NullMarked
package io.drover.plan;

import org.jspecify.annotations.NullMarked;
