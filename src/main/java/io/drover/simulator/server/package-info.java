/** HTTP, as GitLab speaks it: routing, parameters, JSON, paging, multipart. */
@NullMarked
package io.drover.simulator.server;

import org.jspecify.annotations.NullMarked;
