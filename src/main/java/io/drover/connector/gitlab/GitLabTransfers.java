package io.drover.connector.gitlab;

import io.drover.connector.DirectTransfers;
import io.drover.connector.Page;
import io.drover.connector.SourceAccess;
import io.drover.http.Redaction;
import io.drover.model.FullPath;
import io.drover.model.Scope;
import io.drover.problem.KnownText;
import io.drover.problem.Problem;
import io.drover.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Direct transfers (doc/api/bulk_imports.md; states as in app/models/bulk_import.rb, of which the documentation lists four). */
final class GitLabTransfers implements DirectTransfers {
    private static final String IMPORTS = "/bulk_imports";

    private final GitLabApi api;
    private final GitLabInventory inventory;

    GitLabTransfers(GitLabApi api) {
        this.api = api;
        this.inventory = new GitLabInventory(api);
    }

    /** With the switch off, everything below /bulk_imports is answered with 404 (lib/api/bulk_imports.rb), at the source as well. */
    static boolean enabled(GitLabApi api) {
        Answer answer = api.exchange("GET", Route.of(IMPORTS).with("per_page", 1), null, true);
        if (!answer.ok() && answer.status() != 404) {
            throw api.refused(answer);
        }
        return answer.ok();
    }

    static ProblemException switchedOff(GitLabApi api, Party party) {
        GitLabProblem off = GitLabProblem.GITLAB_TRANSFER_OFF;
        return new ProblemException(
                new Problem(off.name(), party.admin(), "the " + party.word() + " has direct transfer switched off", api.url() + IMPORTS, off.next()), null);
    }

    @Override
    public long start(SourceAccess source, List<Entity> entities) {
        ObjectNode body = GitLabApi.JSON.createObjectNode();
        body.putObject("configuration").put("url", source.url().toString()).put("access_token", source.token().reveal());
        ArrayNode list = body.putArray("entities");
        entities.forEach(entity -> describe(entity, list.addObject()));
        // not repeatable: the answer may be lost after the import was made, and two of the same destroy each other
        Answer answer = api.exchange("POST", Route.of(IMPORTS), GitLabApi.jsonBody(body), false);
        if (answer.ok()) {
            return answer.json().path("id").asLong();
        }
        boolean clear = answer.status() == 400 || answer.status() == 404 || answer.status() == 422;
        throw clear ? refused(answer, source, entities) : api.refused(answer);
    }

    private static void describe(Entity entity, ObjectNode node) {
        node.put("source_type", entity.scope() == Scope.GROUP ? "group_entity" : "project_entity");
        node.put("source_full_path", entity.from().value());
        node.put("destination_slug", entity.to().slug());
        // empty makes a group a top-level group
        node.put("destination_namespace", entity.to().parent().map(FullPath::value).orElse(""));
        node.put("migrate_memberships", entity.members());
        if (entity.scope() == Scope.GROUP) {
            node.put("migrate_projects", entity.projects());
        }
    }

    private ProblemException refused(Answer answer, SourceAccess source, List<Entity> entities) {
        return switch (answer.status()) {
            case 404 -> switchedOff(api, Party.DESTINATION);
            case 422 -> told(entities.stream().anyMatch(this::taken) ? GitLabProblem.GITLAB_PATH_TAKEN : invalid(answer), answer, source);
            default -> told(GitLabProblem.GITLAB_REFUSED_INPUT, answer, source);
        };
    }

    /** A refusal has one status for everything and nothing but a sentence to tell (lib/bulk_imports/error.rb). */
    private static GitLabProblem invalid(Answer answer) {
        List<KnownText> said = KnownText.in(answer.json().path("message").asString(""));
        if (said.contains(KnownText.GROUP_IMPORT_DISABLED)) {
            return GitLabProblem.GITLAB_TRANSFER_OFF;
        }
        if (said.contains(KnownText.SOURCE_VERSION_UNSUPPORTED)) {
            return GitLabProblem.GITLAB_TRANSFER_TOO_OLD;
        }
        return said.isEmpty() || said.contains(KnownText.OTHER_ORGANIZATION) ? GitLabProblem.GITLAB_REFUSED_INPUT : GitLabProblem.GITLAB_SOURCE_NOT_REACHED;
    }

    /** The answer may quote the source's token, which the redaction of this side's API does not know. */
    private ProblemException told(GitLabProblem kind, Answer answer, SourceAccess source) {
        Problem problem = api.refused(kind, answer).problem();
        String clean = new Redaction(List.of(source.token().reveal())).text(problem.what());
        return new ProblemException(new Problem(problem.code(), problem.actor(), clean, problem.where(), problem.next(), problem.observed()), null);
    }

    private boolean taken(Entity entity) {
        return inventory.project(entity.to()).isPresent() || inventory.group(entity.to()).isPresent();
    }

    @Override
    public Import read(long importId) {
        return anImport(api.get(Route.of(IMPORTS + "/:id", importId)));
    }

    @Override
    public List<Import> since(long importId) {
        return newer(IMPORTS, GitLabTransfers::anImport, i -> i.id() > importId);
    }

    @Override
    public List<Progress> entitiesSince(long importId) {
        return newer(IMPORTS + "/entities", GitLabTransfers::progress, p -> p.importId() > importId);
    }

    /** Newest first, until a page holds nothing new: a child of an old import may have been found after a newer import was started. */
    private <T> List<T> newer(String path, Function<JsonNode, T> reading, Predicate<T> isNewer) {
        List<T> found = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<ObjectNode> page = api.page(Route.of(path).with("sort", "desc"), cursor);
            List<T> newer = page.items().stream().<T>map(reading).filter(isNewer).toList();
            found.addAll(newer);
            cursor = newer.isEmpty() ? null : page.next();
        } while (cursor != null);
        return found;
    }

    @Override
    public long newest() {
        Page<ObjectNode> page = api.page(Route.of(IMPORTS).with("sort", "desc").with("per_page", 1), null);
        return page.items().isEmpty() ? 0 : page.items().getFirst().path("id").asLong();
    }

    @Override
    public List<Progress> entities(long importId) {
        List<Progress> all = new ArrayList<>();
        api.each(Route.of(IMPORTS + "/:id/entities", importId), entity -> all.add(progress(entity)));
        return all;
    }

    @Override
    public List<Progress> underWay() {
        List<Progress> all = new ArrayList<>();
        for (String status : List.of("created", "started")) {
            api.each(Route.of(IMPORTS + "/entities").with("status", status), entity -> all.add(progress(entity)));
        }
        return all;
    }

    @Override
    public List<Failure> failures(long importId, long entityId) {
        List<Failure> all = new ArrayList<>();
        api.each(Route.of(IMPORTS + "/:id/entities/:entity_id/failures", importId, entityId), failure -> all.add(new Failure(
                Json.text(failure, "relation", ""),
                Json.text(failure, "exception_class", ""),
                Json.text(failure, "exception_message", ""),
                Json.text(failure, "correlation_id_value"),
                Records.blankAsNull(Json.text(failure, "source_url")),
                Records.blankAsNull(Json.text(failure, "source_title")))));
        return all;
    }

    @Override
    public void cancel(long importId) {
        if (read(importId).status().ended()) {
            return;
        }
        Answer answer = api.exchange("POST", Route.of(IMPORTS + "/:id/cancel", importId), null, true);
        if (!answer.ok()) {
            throw api.refused(answer);
        }
    }

    private static Import anImport(JsonNode json) {
        return new Import(json.path("id").asLong(), status(json), Json.instant(json, "created_at"), Json.flag(json, "has_failures"));
    }

    private static Progress progress(JsonNode json) {
        boolean group = Json.text(json, "entity_type", "").startsWith("group");
        String namespace = Json.text(json, "destination_namespace", "");
        String slug = Json.text(json, "destination_slug", Json.text(json, "destination_name", ""));
        // the attribute came with 15.9; before, it can be put together
        String to = Json.text(json, "destination_full_path", namespace.isEmpty() ? slug : namespace + "/" + slug);
        long owner = Json.number(json, group ? "namespace_id" : "project_id", 0);
        return new Progress(
                json.path("id").asLong(),
                json.path("bulk_import_id").asLong(),
                group ? Scope.GROUP : Scope.PROJECT,
                FullPath.of(Json.text(json, "source_full_path", "")),
                FullPath.of(to),
                status(json),
                owner == 0 ? OptionalLong.empty() : OptionalLong.of(owner),
                Json.flag(json, "has_failures") || !json.path("failures").isEmpty(),
                counts(json.path("stats")));
    }

    private static Map<String, Counts> counts(JsonNode stats) {
        Map<String, Counts> counts = new HashMap<>();
        stats.properties().forEach(relation -> {
            JsonNode count = relation.getValue();
            counts.put(relation.getKey(), new Counts(Json.number(count, "source", 0), Json.number(count, "fetched", 0), Json.number(count, "imported", 0)));
        });
        return counts;
    }

    private static Status status(JsonNode json) {
        String word = Json.text(json, "status", "").toUpperCase(Locale.ROOT);
        return Arrays.stream(Status.values()).filter(s -> s.name().equals(word)).findFirst().orElse(Status.UNKNOWN);
    }
}
