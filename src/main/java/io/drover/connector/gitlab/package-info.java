/** GitLab as a source and as a destination, over REST. */
@NullMarked
package io.drover.connector.gitlab;

import org.jspecify.annotations.NullMarked;
