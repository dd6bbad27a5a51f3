package io.drover.connector.gitlab;

import io.drover.model.Owner;
import tools.jackson.databind.node.ObjectNode;

/** Links that GitLab makes and deletes, but does not change (doc/api/saml.md, doc/api/group_ldap_links.md): one that differs is made anew. */
final class RelinkHandler extends EnsureHandler {
    private final GitLabApi api;
    private final Writable writable;

    RelinkHandler(GitLabApi api, ListReader lists, Writable writable) {
        super(api, lists, writable);
        this.api = api;
        this.writable = writable;
    }

    @Override
    void update(Owner owner, Route one, ObjectNode changed, ObjectNode current) {
        ObjectNode whole = Differences.set(writable.wording().said(current, Naming.HERE), writable.attributes());
        whole.setAll(changed);
        api.delete(one);
        api.post(writable.endpoint().place(owner), whole);
    }
}
