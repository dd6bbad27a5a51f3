/** The git program, driven. */
@NullMarked
package io.drover.git;

import org.jspecify.annotations.NullMarked;
