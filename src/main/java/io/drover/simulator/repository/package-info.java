/** Git over HTTP, LFS, uploads, and the repository part of the REST API. */
@NullMarked
package io.drover.simulator.repository;

import org.jspecify.annotations.NullMarked;
