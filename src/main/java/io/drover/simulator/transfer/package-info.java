/**
 * File-based export and import of projects and groups: archives packed with GNU tar, a tree of newline-delimited JSON, Git bundles. What travels is
 * data ({@code project-tree.json}, {@code group-tree.json}); what the importer does with it are the rules in this package.
 */
@NullMarked
package io.drover.simulator.transfer;

import org.jspecify.annotations.NullMarked;
