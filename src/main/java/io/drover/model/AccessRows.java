package io.drover.model;

import static io.drover.model.Relation.Carriage.PARTLY;
import static io.drover.model.Relation.Carriage.WHOLE;
import static io.drover.model.Row.group;
import static io.drover.model.Row.project;
import static io.drover.model.Row.user;
import static io.drover.model.Row.instance;

import java.util.List;

/** Who may do what, and the secrets that let them. */
final class AccessRows {
    private static final String NEW_TOKEN = "a new token is made";
    private static final String RESET = "levels are reset to Maintainer unless the importer owns the top-level group";

    private static final String INVITED = "a direct transfer would make their people direct members, so Drover leaves memberships out of it";

    private static final String KEYS = "those of users that Drover creates, where send_mail_for in drover.yaml names user_keys";

    private static final String MAIL = "an invitation sends mail: Drover sends none unless send_mail_for in drover.yaml names them";

    private static final String PROVIDER = "a custom role is set again by hand; the destination needs the same identity provider";

    static final List<Relation> ALL = List.of(
            instance("users", "users").note("an administrator's token creates them; GitLab.com's come by SAML, SCIM or invitation").at("doc/api/users.md"),
            user("keys", "SSH keys of users").note(KEYS).at("doc/api/user_keys.md"),
            user("gpg_keys", "GPG keys of users").note(KEYS).at("doc/api/user_keys.md"),
            user("personal_access_tokens", "personal access tokens").secret("token").note("each user makes new ones").at("doc/api/personal_access_tokens.md"),
            group("members", "group members").file(PARTLY).direct(PARTLY, "13.9").byValue()
                    .note("file import maps members only for an administrator").at("doc/api/group_members.md"),
            project("project_members", "project members").file(PARTLY).direct(PARTLY, "14.8").byValue()
                    .note("file import maps members only for an administrator; owners become maintainers").at("doc/api/project_members.md"),
            group("group_group_links", "groups invited to groups").byValue().note(INVITED).at("doc/api/groups.md"),
            project("project_group_links", "invited groups").byValue().note(INVITED).at("doc/api/projects.md"),
            group("invitations", "pending invitations to groups").byValue().note(MAIL).at("doc/api/invitations.md"),
            project("invitations", "pending invitations").file(PARTLY).byValue().note(MAIL).at("doc/api/invitations.md"),
            instance("member_roles", "custom roles").byValue().at("doc/api/member_roles.md"),
            group("member_roles", "custom roles of groups").at("doc/api/member_roles.md"),
            group("ldap_group_links", "LDAP group links").byValue().note(PROVIDER).at("doc/api/group_ldap_links.md"),
            group("saml_group_links", "SAML group links").byValue().note(PROVIDER).at("doc/api/saml.md"),
            group("saml_and_scim", "SAML and SCIM set-up").readPartly().writtenPartly().note("the identities only").at("doc/api/saml.md"),
            project("deploy_keys", "deploy keys").byValue().at("doc/api/deploy_keys.md"),
            group("protected_branches", "protected branches of groups").byValue().at("doc/api/group_protected_branches.md"),
            project("protected_branches", "protected branches").file(PARTLY).afterThePush().direct(PARTLY, "14.7").byValue().note(RESET).at("doc/api/protected_branches.md"),
            project("protected_tags", "protected tags").file(PARTLY).afterThePush().byValue().note(RESET).at("doc/api/protected_tags.md"),
            group("push_rule", "push rules of groups").byValue().at("doc/api/group_push_rules.md"),
            project("push_rule", "push rules").file(WHOLE).afterThePush().direct(PARTLY, "14.6")
                    .byValue().note("a direct transfer leaves them out where a group of the source has push rules").at("doc/api/project_push_rules.md"),
            group("deploy_tokens", "group deploy tokens").secret("token").byValue().note(NEW_TOKEN).at("doc/api/deploy_tokens.md"),
            project("deploy_tokens", "deploy tokens").secret("token").byValue().note(NEW_TOKEN).at("doc/api/deploy_tokens.md"),
            group("access_tokens", "group access tokens").secret("token").byValue().note(NEW_TOKEN).at("doc/api/group_access_tokens.md"),
            project("access_tokens", "project access tokens").secret("token").byValue().note(NEW_TOKEN).at("doc/api/project_access_tokens.md"),
            instance("hooks", "system hooks").secret("token").byValue().note("the secret token is never shown").at("doc/api/system_hooks.md"),
            group("hooks", "group webhooks").secret("token").byValue().note("secret token is never shown").at("doc/api/group_webhooks.md"),
            project("hooks", "webhooks").secret("token").byValue().note("secret token, URL variables and header values are never shown")
                    .at("doc/api/project_webhooks.md"),
            group("integrations", "integrations of groups").secret("password", "token").byValue().note("re-enable by hand").at("doc/api/group_integrations.md"),
            project("integrations", "integrations").secret("password", "token").byValue().note("re-enable by hand").at("doc/api/project_integrations.md"),
            project("vulnerabilities", "vulnerabilities").file(PARTLY, "17.7").direct(PARTLY, "17.7").writtenPartly().note("without their status")
                    .at("doc/api/vulnerabilities.md"),
            project("security_policies", "link to the security policy project").readPartly().writtenPartly()
                    .note("the policies are files of that project").at("doc/user/application_security/policies/_index.md"),
            group("compliance_frameworks", "compliance frameworks").note("over GraphQL").at("doc/user/compliance/compliance_frameworks/_index.md"),
            project("compliance_frameworks", "compliance frameworks assigned").note("over GraphQL").at("doc/user/compliance/compliance_frameworks/_index.md"),
            instance("audit_events", "audit events of the instance").unwritable().note("can be downloaded and kept elsewhere").at("doc/api/audit_events.md"),
            group("audit_events", "audit events of groups").unwritable().note("can be downloaded and kept elsewhere").at("doc/api/audit_events.md"),
            project("audit_events", "audit events").unwritable().note("can be downloaded and kept elsewhere").at("doc/api/audit_events.md"));

    private AccessRows() {}
}
