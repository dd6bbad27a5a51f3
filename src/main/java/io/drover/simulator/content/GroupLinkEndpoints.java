package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** doc/api/saml.md (group links), doc/api/group_ldap_links.md: for owners; links are made and deleted, never changed, and lists have no pages. */
final class GroupLinkEndpoints {
    private static final List<Long> ROLES = List.of(5L, 10L, 15L, 20L, 30L, 40L, 50L);

    private final Content content;

    GroupLinkEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        String saml = "/groups/:id/saml_group_links";
        routes.get(saml, call -> call.json(200, of("saml_group_links", samlGroup(call)).stream().map(GroupLinkEndpoints::presentSaml).toList()))
                .post(saml, this::linkSaml)
                .get(saml + "/:saml_group_name", call -> call.json(200, presentSaml(samlLink(call))))
                .delete(saml + "/:saml_group_name", call -> delete(call, "saml_group_links", samlLink(call)));
        String ldap = "/groups/:id/ldap_group_links";
        routes.get(ldap, this::ldapLinks)
                .post(ldap, this::linkLdap)
                .delete(ldap, call -> delete(call, "ldap_group_links", ldapLink(call, ldapGroup(call)).orElseThrow(() -> ApiError.notFound("Ldap Group Link"))));
    }

    private List<Row> of(String table, Row group) {
        return content.table(table).where("group_id", group.id());
    }

    private Answer delete(Call call, String table, Row link) {
        content.table(table).delete(link);
        return call.empty(204);
    }

    /** 401 for whoever may not, as ee/lib/api/saml_group_links.rb has it, and for all where gitlab.yml sets no SAML up: {@code saml_enabled} is false. */
    private Row samlGroup(Call call) {
        Row group = call.group();
        boolean off = Boolean.FALSE.equals(content.instance().settings().get("saml_enabled"));
        if (off || content.groupLevel(call, group) < Levels.OWNER) {
            throw new ApiError(401, Map.of("message", "401 Unauthorized"));
        }
        return group;
    }

    private Row samlLink(Call call) {
        List<Row> found = of("saml_group_links", samlGroup(call)).stream()
                .filter(link -> link.text("saml_group_name").equals(call.path("saml_group_name")))
                .filter(link -> !call.params().containsKey("provider") || provider(call).equals(provider(link)))
                .toList();
        if (found.size() > 1) {
            String message = "Multiple group links found with the same name. Please specify a provider parameter to disambiguate.";
            throw new ApiError(422, Map.of("message", message));
        }
        return found.stream().findFirst().orElseThrow(() -> ApiError.notFound("Saml Group Link"));
    }

    private Answer linkSaml(Call call) {
        Row group = samlGroup(call);
        String name = call.requireText("saml_group_name");
        long level = level(call, "access_level");
        boolean taken = of("saml_group_links", group).stream()
                .anyMatch(link -> link.text("saml_group_name").equals(name) && provider(call).equals(provider(link)));
        if (taken) {
            throw new ApiError(400, Map.of("message", "Saml group name has already been taken"));
        }
        Row link = insert("saml_group_links", group, call, Map.of("saml_group_name", name, "access_level", level));
        return call.json(201, presentSaml(link));
    }

    private static Map<String, @Nullable Object> presentSaml(Row link) {
        return Fields.with("name", link.text("saml_group_name")).copy(link, "access_level", "member_role_id", "provider").map();
    }

    private static Row ldapGroup(Call call) {
        return call.group(Levels.OWNER);
    }

    /** None is not an empty list but 404. */
    private Answer ldapLinks(Call call) {
        List<Row> links = of("ldap_group_links", ldapGroup(call));
        if (links.isEmpty()) {
            throw new ApiError(404, Map.of("message", "No linked LDAP groups found"));
        }
        return call.json(200, links.stream().map(GroupLinkEndpoints::presentLdap).toList());
    }

    private Optional<Row> ldapLink(Call call, Row group) {
        String name = name(call);
        return of("ldap_group_links", group).stream()
                .filter(link -> call.requireText("provider").equals(link.text("provider")) && call.requireText(name).equals(link.textOrNull(name)))
                .findFirst();
    }

    private Answer linkLdap(Call call) {
        Row group = ldapGroup(call);
        String name = name(call);
        long level = level(call, "group_access");
        if (ldapLink(call, group).isPresent()) {
            throw new ApiError(422, Map.of("message", "Linking failed: " + name + " has already been taken"));
        }
        Row link = insert("ldap_group_links", group, call, Map.of(name, call.requireText(name), "group_access", level));
        return call.json(201, presentLdap(link));
    }

    private static Map<String, @Nullable Object> presentLdap(Row link) {
        return Fields.of(link, "cn", "group_access", "provider", "filter", "member_role_id").map();
    }

    private static String name(Call call) {
        if (call.text("cn").isPresent() == call.text("filter").isPresent()) {
            throw ApiError.parameter("cn, filter are missing, exactly one parameter must be provided");
        }
        return call.text("cn").isPresent() ? "cn" : "filter";
    }

    private Row insert(String table, Row group, Call call, Map<String, Object> said) {
        Map<String, @Nullable Object> columns = new HashMap<>(said);
        columns.put("group_id", group.id());
        columns.put("provider", call.text("provider").filter(text -> !text.isEmpty()).orElse(null));
        columns.put("member_role_id", call.number("member_role_id").orElse(null));
        columns.put("created_at", content.now());
        return content.table(table).insert(columns);
    }

    private static long level(Call call, String name) {
        long level = call.number(name).orElseThrow(() -> ApiError.parameter(name + " is missing"));
        if (!ROLES.contains(level)) {
            throw ApiError.parameter(name + " does not have a valid value");
        }
        return level;
    }

    private static String provider(Row link) {
        return link.has("provider") ? link.text("provider") : "";
    }

    private static String provider(Call call) {
        return call.text("provider").orElse("");
    }
}
