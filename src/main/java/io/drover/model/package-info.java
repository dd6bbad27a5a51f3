/** Pure records in GitLab's words. No I/O. */
@NullMarked
package io.drover.model;

import org.jspecify.annotations.NullMarked;
