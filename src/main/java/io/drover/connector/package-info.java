/** Source and destination contracts: small, with declared capabilities. */
@NullMarked
package io.drover.connector;

import org.jspecify.annotations.NullMarked;
