/** drover.yaml, the workspace folder, secrets. */
@NullMarked
package io.drover.config;

import org.jspecify.annotations.NullMarked;
