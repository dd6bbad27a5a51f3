/** Stage 1. What is there: groups, projects, users, sizes, counts. */
@NullMarked
package io.drover.inventory;

import org.jspecify.annotations.NullMarked;
