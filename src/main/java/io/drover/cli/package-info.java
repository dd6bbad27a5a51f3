/** One file per command: options, help with examples and EXIT STATUS, one call into a stage. */
@NullMarked
package io.drover.cli;

import org.jspecify.annotations.NullMarked;
