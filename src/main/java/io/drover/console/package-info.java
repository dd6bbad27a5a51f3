/** Words, tables and progress on a terminal or in a pipe. */
@NullMarked
package io.drover.console;

import org.jspecify.annotations.NullMarked;
