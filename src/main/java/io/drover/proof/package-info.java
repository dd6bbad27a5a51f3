/** What was verified, signed: whoever has the file can see later, without the source, whether the destination still holds it. */
@NullMarked
package io.drover.proof;

import org.jspecify.annotations.NullMarked;
