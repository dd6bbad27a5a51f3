/**
 * Direct transfer at the destination (doc/api/bulk_imports.md): an import asks the source for the export of its relations, pulls them over HTTP and Git, and
 * puts them into new groups and projects. The source is any server that answers as GitLab does.
 */
@NullMarked
package io.drover.simulator.directtransfer;

import org.jspecify.annotations.NullMarked;
