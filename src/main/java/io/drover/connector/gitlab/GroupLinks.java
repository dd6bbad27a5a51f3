package io.drover.connector.gitlab;

import static io.drover.connector.gitlab.RelationEndpoint.list;

import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.Relations;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Groups of an identity provider whose members get a role in a group (doc/api/saml.md, doc/api/group_ldap_links.md). Without SAML on the instance
 * GitLab answers 401, and 404 where no LDAP group is linked.
 */
final class GroupLinks {
    static final String SAML = "/groups/:id/saml_group_links";
    static final String LDAP = "/groups/:id/ldap_group_links";

    private GroupLinks() {}

    static List<RelationEndpoint> endpoints() {
        return List.of(
                list(Relations.SAML_LINKS, SAML, "name", "name", "access_level", "provider")
                        .keyed(link -> provided(link, Json.text(link, "name", "")))
                        .missing(GroupLinks::role)
                        .premium(),
                list(Relations.LDAP_LINKS, LDAP, "cn", "cn", "filter", "group_access", "provider")
                        .keyed(link -> provided(link, Json.text(link, name(link), "")))
                        .missing(GroupLinks::role)
                        .premium());
    }

    static Map<Relation, RelationHandler> handlers(GitLabApi api, ListReader lists) {
        Writable saml = Writable.byId(RelationEndpoints.of(Relations.SAML_LINKS).orElseThrow(), ":saml_group_name", List.of("saml_group_name", "access_level", "provider"))
                .at(GroupLinks::saml)
                .worded((shown, naming) -> shown.deepCopy().put("saml_group_name", Json.text(shown, "name", "")));
        RelationEndpoint ldap = RelationEndpoints.of(Relations.LDAP_LINKS).orElseThrow();
        return Map.of(
                Relations.SAML_LINKS, new RelinkHandler(api, lists, saml),
                Relations.LDAP_LINKS, new RelinkHandler(api, lists, Writable.byId(ldap, "", ldap.keep()).at(GroupLinks::ldap)));
    }

    /** An empty provider finds the link that has none; versions before 18.2 know no providers. */
    private static Route saml(Owner owner, ObjectNode link) {
        return Route.of(SAML + "/:saml_group_name", owner.id(), Json.text(link, "name", "")).with("provider", Json.text(link, "provider", ""));
    }

    private static Route ldap(Owner owner, ObjectNode link) {
        return Route.of(LDAP, owner.id()).with("provider", Json.text(link, "provider", "")).with(name(link), Json.text(link, name(link), ""));
    }

    /** A link has one of them. */
    private static String name(ObjectNode link) {
        return link.hasNonNull("filter") && !link.path("filter").asString("").isEmpty() ? "filter" : "cn";
    }

    private static String provided(ObjectNode link, String name) {
        String provider = Json.text(link, "provider", "");
        return provider.isEmpty() ? name : name + "@" + provider;
    }

    /** Custom roles have other ids on every instance; the role that a custom one is based on is carried. */
    private static List<String> role(ObjectNode link) {
        return link.hasNonNull("member_role_id") ? List.of("member_role_id") : List.of();
    }
}
