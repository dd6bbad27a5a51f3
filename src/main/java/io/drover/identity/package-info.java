/** People: matching source users to destination users, and the user map a person edits. */
@NullMarked
package io.drover.identity;

import org.jspecify.annotations.NullMarked;
