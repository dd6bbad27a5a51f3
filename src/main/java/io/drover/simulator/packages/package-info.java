/** The package registry of a simulated GitLab (doc/user/packages/), as generic, Maven, npm, PyPI, NuGet and Helm clients speak with it. */
@NullMarked
package io.drover.simulator.packages;

import org.jspecify.annotations.NullMarked;
