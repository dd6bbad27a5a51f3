/** Container images between registries, by the OCI distribution protocol. Needs no Docker. Knows no GitLab. */
@NullMarked
package io.drover.oci;

import org.jspecify.annotations.NullMarked;
