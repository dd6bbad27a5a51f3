package io.drover.verify;

import static io.drover.verify.Comparison.Key.LINKED;
import static io.drover.verify.Comparison.Key.SAME;
import static io.drover.verify.Reasons.CLOCK;
import static io.drover.verify.Reasons.DERIVED;
import static io.drover.verify.Reasons.ID;
import static io.drover.verify.Reasons.ORIGIN;
import static io.drover.verify.Reasons.TOUCHED;
import static io.drover.verify.Reasons.URL;
import static io.drover.verify.Shape.shape;

import io.drover.model.Relations;
import java.util.List;

/** Snippets, releases, badges, uploads, avatars, registry (doc/api/project_snippets.md, releases/_index.md, project_badges.md, project_markdown_uploads.md). */
final class OtherComparisons {
    private static final Shape SNIPPET = shape().texts("title", "description")
            .values("visibility", "file_name")
            .user("author")
            .times("created_at")
            .sets("files")
            .records("refs", "ref", GitComparisons.REF, "name")
            .ignore(ID, "id", "project_id")
            .ignore(URL, "web_url", "raw_url", "ssh_url_to_repo", "http_url_to_repo")
            .ignore(TOUCHED, "updated_at", "repository_storage")
            .ignore(ORIGIN, "imported", "imported_from")
            .done();

    private static final Shape LINK = shape().values("name", "link_type", "direct_asset_path")
            .texts("url")
            .ignore(ID, "id")
            .ignore(URL, "direct_asset_url")
            .ignore(DERIVED, "external")
            .done();

    private static final Shape ASSETS = shape().records("links", "link", LINK, "name")
            .ignore(URL, "sources", "evidence_file_path")
            .ignore(DERIVED, "count")
            .done();

    private static final Shape RELEASE = shape().values("tag_name", "commit.id")
            .texts("name", "description")
            .user("author")
            .times("released_at", "created_at")
            .sets("milestones")
            .object("assets", ASSETS)
            .records("links", "link", LINK, "name")
            .ignore(URL, "_links", "commit_path", "tag_path", "description_html")
            .ignore(CLOCK, "upcoming_release")
            .ignore("GitLab collects evidence anew", "evidences")
            .ignore(DERIVED, "historical_release")
            .done();

    private static final Shape BADGE = shape().texts("name", "link_url", "image_url")
            .ignore(ID, "id")
            .ignore(URL, "rendered_link_url", "rendered_image_url")
            .ignore(DERIVED, "kind")
            .done();

    private static final Shape UPLOAD = shape().values("filename", "size", "sha256")
            .ignore(ID, "id", "uploaded_by")
            .ignore(TOUCHED, "created_at")
            .ignore("part of the key", "secret")
            .done();

    private static final Shape AVATAR = shape().values("sha256").ignore("the picture itself; its digest is compared", "content").ignore(URL, "file_name").done();

    private static final Shape IMAGE = shape().sets("tags")
            .values("name", "tags_count")
            .ignore(ID, "id", "project_id")
            .ignore(URL, "path", "location")
            .ignore(TOUCHED, "created_at", "cleanup_policy_started_at", "status", "size", "delete_api_path")
            .done();

    private static final Shape PACKAGE = shape().sets("files").values("name", "version", "package_type", "status")
            .ignore(ID, "id", "project_id", "project_path", "conan_package_name")
            .ignore(URL, "_links")
            .ignore(TOUCHED, "created_at", "last_downloaded_at", "creator_id", "tags", "pipeline", "pipelines")
            .done();

    static final List<Comparison> ALL = List.of(
            new Comparison(Relations.SNIPPETS, SAME, SNIPPET),
            new Comparison(Relations.RELEASES, SAME, RELEASE),
            new Comparison(Relations.BADGES, LINKED, BADGE),
            new Comparison(Relations.GROUP_BADGES, LINKED, BADGE),
            new Comparison(Relations.UPLOADS, SAME, UPLOAD),
            new Comparison(Relations.AVATAR, SAME, AVATAR),
            new Comparison(Relations.GROUP_AVATAR, SAME, AVATAR),
            new Comparison(Relations.CONTAINER_REPOSITORIES, SAME, IMAGE),
            new Comparison(Relations.PACKAGES, SAME, PACKAGE));

    private OtherComparisons() {}
}
