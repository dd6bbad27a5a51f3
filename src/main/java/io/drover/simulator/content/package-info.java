/** What projects and groups contain: one small class per resource, with the JSON it answers. Tables and columns are listed by {@link Schema}. */
@NullMarked
package io.drover.simulator.content;

import org.jspecify.annotations.NullMarked;
