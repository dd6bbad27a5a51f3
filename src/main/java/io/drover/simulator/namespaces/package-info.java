/** Groups, projects and who belongs to them. */
@NullMarked
package io.drover.simulator.namespaces;

import org.jspecify.annotations.NullMarked;
