package io.drover.model;

import static io.drover.model.Relation.Carriage.PARTLY;
import static io.drover.model.Relation.Carriage.WHOLE;
import static io.drover.model.Row.group;
import static io.drover.model.Row.project;
import static io.drover.model.Row.user;

import java.util.List;

/** Repository and code. */
final class CodeRows {
    static final List<Relation> ALL = List.of(
            project("repository", "Git refs").file(WHOLE).direct(WHOLE, "14.4").pushed().byValue().at("doc/api/project_import_export.md"),
            project("merge_request_refs", "refs of merge requests").file(WHOLE).direct(WHOLE, "15.1").unwritable().within("project.repository")
                    .note("a client cannot push hidden refs").at("doc/user/project/merge_requests/versions.md"),
            project("default_branch", "default branches").file(WHOLE).direct(WHOLE, "14.4").pushed().within("project.settings").at("doc/api/projects.md"),
            project("wiki", "wiki refs").file(WHOLE).direct(WHOLE, "14.6").pushed().byValue().at("doc/api/wikis.md"),
            group("wiki", "refs of group wikis").file(WHOLE, "13.9").direct(WHOLE, "14.6").pushed().byValue().at("doc/api/group_wikis.md"),
            project("wiki_notes", "wiki comments").readPartly().writtenPartly().note("only GraphQL of newer versions shows them").at("doc/api/graphql/_index.md"),
            project("snippets", "snippets").file(WHOLE).direct(WHOLE, "14.6").byValue().at("doc/api/project_snippets.md"),
            user("snippets", "personal snippets").note("only as the user whose they are").at("doc/api/snippets.md"),
            project("lfs_objects", "LFS objects").file(WHOLE).direct(WHOLE, "14.8").pushed().byDigest().at("doc/topics/git/lfs/_index.md"),
            project("designs", "designs").file(WHOLE).direct(WHOLE, "15.1").readPartly().writtenPartly()
                    .note("over GraphQL, without their history").at("doc/user/project/issues/design_management.md"),
            project("uploads", "uploads").file(WHOLE).direct(WHOLE, "14.5").writtenPartly().byDigest()
                    .note("over the API an upload gets a new secret, so links must be rewritten").at("doc/api/project_markdown_uploads.md"),
            group("uploads", "group uploads").direct(WHOLE, "13.7").writtenPartly()
                    .note("over the API an upload gets a new secret, so links must be rewritten").at("doc/api/group_markdown_uploads.md"),
            project("avatar", "avatars").file(WHOLE).direct(WHOLE, "14.6").byDigest().at("doc/api/projects.md"),
            group("avatar", "group avatars").byDigest().at("doc/api/groups.md"),
            project("commit_notes", "commit comments").file(WHOLE).direct(WHOLE, "15.10").writtenPartly().byValue()
                    .note("re-created as the caller's, with today's date").at("doc/api/commits.md"),
            project("commit_statuses", "commit statuses").file(PARTLY).direct(PARTLY, "14.6").writtenPartly()
                    .note("those of a pipeline travel with it").at("doc/api/commits.md"),
            project("links_elsewhere", "links to other projects on the old host").direct(PARTLY, "14.4")
                    .note("a method rewrites no link that leaves its own group; drover links does").at("doc/user/group/import/_index.md"),
            project("remote_mirrors", "push mirrors").secret("password").byValue().note("the address is shown without its credentials").at("doc/api/remote_mirrors.md"),
            project("pull_mirror", "pull mirrors").secret("auth_password").byValue().note("the address is shown without its credentials")
                    .at("doc/api/project_pull_mirroring.md"),
            project("repository_storage", "storage and size limit of the repository").readPartly().writtenPartly()
                    .note("an administrator's affair; storages have other names on each instance").at("doc/api/project_repository_storage_moves.md"));

    private CodeRows() {}
}
