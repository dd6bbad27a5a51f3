package io.drover.connector.gitlab;

import io.drover.model.Relation;
import io.drover.model.Relations;
import java.util.Set;

/**
 * Relations that an instance without a licence does not have; each documentation page names its tier. An unlicensed instance refuses them as
 * if they were not there, or not allowed, which must not fail the rest.
 */
final class Licensed {
    static final Set<Relation> ALL = Set.of(
            Relations.GROUP_APPROVAL_RULES,
            Relations.APPROVAL_RULES,
            Relations.APPROVAL_SETTINGS,
            Relations.GROUP_APPROVAL_SETTINGS,
            Relations.PUSH_RULE,
            Relations.GROUP_PUSH_RULE,
            Relations.STATUS_CHECKS,
            Relations.MERGE_REQUEST_BLOCKS,
            Relations.GROUP_PROTECTED_BRANCHES,
            Relations.GROUP_HOOKS,
            Relations.MEMBER_ROLES,
            Relations.LDAP_LINKS,
            Relations.SAML_LINKS,
            Relations.EPICS,
            Relations.EPIC_LINKS,
            Relations.EPIC_ISSUES);

    private Licensed() {}
}
