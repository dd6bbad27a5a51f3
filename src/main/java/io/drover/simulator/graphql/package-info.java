/**
 * {@code POST /api/graphql}: types are declared in GraphQL's own schema language, resolvers are registered for their fields, and queries are parsed, validated
 * and executed against both, with the errors GitLab gives (doc/api/graphql/_index.md).
 */
@NullMarked
package io.drover.simulator.graphql;

import org.jspecify.annotations.NullMarked;
