/** The GitLab export archive: streaming reader, writer and rewriter, deterministic and in constant memory. */
@NullMarked
package io.drover.archive;

import org.jspecify.annotations.NullMarked;
