package io.drover.simulator.directtransfer;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Starts an import: the version, the token and the first entity are looked at at the source, all entities at the destination
 * (app/services/bulk_imports/create_service.rb).
 */
final class ImportCreation {
    private final Instance instance;
    private final Imports imports;
    private final Row user;
    private final String url;
    private final String token;
    private final SourceInstance source;

    ImportCreation(Instance instance, Imports imports, Row user, String url, String token) {
        this.instance = instance;
        this.imports = imports;
        this.user = user;
        this.url = url;
        this.token = token;
        this.source = new SourceInstance(instance, url, token);
    }

    /** @throws io.drover.simulator.ApiError 422 */
    Row create(List<EntityRequest> entities) {
        EntityRequest first = entities.getFirst();
        String version;
        try {
            version = version();
            checkSource(GitLabVersion.parse(version), entities, first);
        } catch (NetworkError e) {
            // What the filter of outgoing requests stops is told as if a right were missing.
            throw e.isBlocked() ? Refused.notAuthorized(first.sourceFullPath()) : Refused.with(e.message());
        } catch (IllegalArgumentException e) {
            throw Refused.invalidUrl();
        }
        DestinationCheck destination = new DestinationCheck(instance, user);
        entities.forEach(entity -> destination.check(entity, url));
        Row bulk = imports.create(user, url, token, version);
        entities.forEach(entity -> imports.add(bulk, entity));
        return bulk;
    }

    private void checkSource(GitLabVersion version, List<EntityRequest> entities, EntityRequest first) {
        if (!version.atLeast(GitLabVersion.LEAST)) {
            throw Refused.unsupportedVersion("14");
        }
        if (entities.stream().anyMatch(EntityRequest::project) && !version.atLeast(GitLabVersion.LEAST_FOR_PROJECTS)) {
            throw Refused.unsupportedVersion("14.4");
        }
        if (version.atLeast(GitLabVersion.KNOWS_OWN_TOKEN)) {
            checkScopes();
        }
        checkExport(first, sourceId(first));
    }

    private String version() {
        try {
            return version("/version");
        } catch (NetworkError e) {
            if (e.isBlocked()) {
                throw e;
            }
            return versionOrRefusal();
        }
    }

    private String versionOrRefusal() {
        try {
            return version("/metadata");
        } catch (NetworkError e) {
            throw switch (e.status().orElse(0)) {
                case 401, 403 -> Refused.scopeOrUrl();
                case 404 -> Refused.invalidUrl();
                default -> e;
            };
        }
    }

    private String version(String resource) {
        return Transfer.text(Transfer.map(source.get(resource)), "version");
    }

    private void checkScopes() {
        Object scopes;
        try {
            scopes = Transfer.map(source.get("/personal_access_tokens/self")).get("scopes");
        } catch (NetworkError e) {
            throw e.status().isPresent() ? Refused.scopeOrUrl() : e;
        }
        if (!(scopes instanceof List<?> list) || !list.contains("api")) {
            throw Refused.scopeOrUrl();
        }
    }

    private long sourceId(EntityRequest entity) {
        String type = entity.project() ? "project" : "group";
        String query = "query($full_path: ID!) { " + type + "(fullPath: $full_path) { id } }";
        @Nullable Object id = Transfer.map(source.graphql(query, Map.of("full_path", entity.sourceFullPath())).get(type)).get("id");
        if (id == null) {
            throw Refused.notFound(entity.sourceFullPath());
        }
        return Nodes.id(id);
    }

    private void checkExport(EntityRequest entity, long id) {
        try {
            source.get((entity.project() ? "/projects/" : "/groups/") + id + "/export_relations/status");
        } catch (NetworkError e) {
            throw switch (e.status().orElse(0)) {
                case 404 -> Refused.switchedOff();
                case 403 -> Refused.notAuthorized(entity.sourceFullPath());
                default -> e;
            };
        }
    }
}
