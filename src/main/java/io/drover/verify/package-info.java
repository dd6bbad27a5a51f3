/** Stage 5. Is it the same: refs, objects, relations, settings; each difference explained or not. */
@NullMarked
package io.drover.verify;

import org.jspecify.annotations.NullMarked;
