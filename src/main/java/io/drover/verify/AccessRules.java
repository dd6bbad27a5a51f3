package io.drover.verify;

import io.drover.model.FullPath;
import io.drover.model.Relation;
import io.drover.model.Relations;
import io.drover.model.Relation.Carriage;
import io.drover.model.Relation.Recreation;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What happens to hooks, tokens, protections, visibility and settings. */
final class AccessRules {
    private static final Set<Relation> TOKENS =
            Set.of(Relations.TRIGGERS, Relations.DEPLOY_TOKENS, Relations.GROUP_DEPLOY_TOKENS, Relations.ACCESS_TOKENS, Relations.GROUP_ACCESS_TOKENS);
    private static final Set<Relation> HOOKS = Set.of(Relations.HOOKS, Relations.GROUP_HOOKS, Relations.SYSTEM_HOOKS);
    private static final Pattern URL_VARIABLE = Pattern.compile("\\{[A-Za-z0-9_.-]+\\}");
    private static final List<String> WIDENING = List.of("private", "internal", "public");

    private static final Set<Relation> INTEGRATIONS = Set.of(Relations.INTEGRATIONS, Relations.GROUP_INTEGRATIONS);

    private AccessRules() {}

    static boolean webhookToken(Evidence evidence) {
        return HOOKS.contains(evidence.relation())
                && evidence.at("token")
                && evidence.sourceText().equals(Canonical.UNREADABLE);
    }

    /** {@code https://example.com/{name}}: the braces hold the name of a URL variable. */
    static boolean webhookWithVariables(Evidence evidence) {
        return HOOKS.contains(evidence.relation())
                && evidence.missing()
                && URL_VARIABLE.matcher(evidence.key()).find();
    }

    static boolean invitation(Evidence evidence) {
        boolean invitation = evidence.relation().equals(Relations.INVITATIONS) || evidence.relation().equals(Relations.GROUP_INVITATIONS);
        return invitation && evidence.missing();
    }

    static boolean customRole(Evidence evidence) {
        boolean link = evidence.relation().equals(Relations.SAML_LINKS) || evidence.relation().equals(Relations.LDAP_LINKS);
        return link && evidence.at("member_role_id") && evidence.sourceText().equals(Canonical.UNREADABLE);
    }

    static boolean integration(Evidence evidence) {
        boolean secret = evidence.source() != null && !evidence.source().has("properties");
        return INTEGRATIONS.contains(evidence.relation()) && evidence.missing() && secret;
    }

    static boolean newToken(Evidence evidence) {
        return TOKENS.contains(evidence.relation()) && (evidence.missing() || evidence.at("token"));
    }

    /** Every level of the destination is Maintainers or nobody, and the source's was another. */
    static boolean protectionReset(Evidence evidence) {
        Change change = evidence.change();
        boolean protections = evidence.relation().equals(Relations.PROTECTED_BRANCHES) || evidence.relation().equals(Relations.PROTECTED_TAGS);
        if (!protections || change == null || change.source() == null) {
            return false;
        }
        if (evidence.at("access_level")) {
            return change.destinationText().equals("40") && !change.sourceText().equals("0");
        }
        boolean person = evidence.at("user_id") && change.destination() == null;
        boolean folded = change.element() && change.destination() == null;
        return person || folded;
    }

    static boolean defaultBranch(Evidence evidence) {
        return evidence.relation().equals(Relations.PROTECTED_BRANCHES) && evidence.extra() && Set.of("main", "master").contains(evidence.key());
    }

    static boolean visibilityCapped(Evidence evidence) {
        if (!evidence.at("visibility") || !WIDENING.contains(evidence.sourceText())) {
            return false;
        }
        boolean narrower = WIDENING.indexOf(evidence.destinationText()) < WIDENING.indexOf(evidence.sourceText());
        boolean restricted = evidence.item().destinationRestricts(evidence.sourceText());
        boolean parent = evidence.item()
                .destinationParent()
                .map(g -> g.visibility().ordinal() < WIDENING.indexOf(evidence.sourceText()))
                .orElse(false);
        return narrower && (restricted || parent);
    }

    static boolean invitedGroupElsewhere(Evidence evidence) {
        boolean invited = evidence.relation().equals(Relations.INVITED_GROUPS) || evidence.relation().equals(Relations.GROUP_INVITED_GROUPS);
        return invited && evidence.missing() && !evidence.item().moves(FullPath.of(evidence.key()));
    }

    static boolean frozen(Evidence evidence) {
        return evidence.relation().equals(Relations.SETTINGS)
                && evidence.at("archived")
                && evidence.item().item().freeze()
                && evidence.sourceText().equals("true");
    }

    /** Plain attributes of settings only, absent (not false or empty) on the older side. */
    static boolean unknownToVersion(Evidence evidence) {
        Change change = evidence.change();
        boolean settings = evidence.relation().equals(Relations.SETTINGS) || evidence.relation().equals(Relations.GROUP_SETTINGS);
        return settings
                && change != null
                && evidence.item().versionsDiffer()
                && change.field().kind() == Field.Kind.VALUE
                && change.field().name().endsWith("_access_level")
                && (change.source() == null || change.destination() == null);
    }

    /** Keys of packages begin with their format. */
    static boolean packageFormat(Evidence evidence) {
        String key = evidence.key();
        return evidence.relation().equals(Relations.PACKAGES) && evidence.missing() && !evidence.item().carriesPackages(key.substring(0, Math.max(0, key.indexOf(':'))));
    }

    /** What no method brought and Drover made is the caller's, and of today. */
    static boolean madeOverApi(Evidence evidence) {
        return (evidence.at("created_at") || evidence.at("author"))
                && evidence.item().brought(evidence.relation()) == Carriage.NOT
                && evidence.item().carries(evidence.relation());
    }

    static boolean notCarried(Evidence evidence) {
        Relation relation = evidence.relation();
        boolean cannot = relation.write() == Recreation.NOT || !evidence.item().carries(relation);
        return evidence.missing() && evidence.item().brought(relation) == Carriage.NOT && cannot;
    }
}
