package io.drover.model;

import static io.drover.model.Relation.Carriage.PARTLY;
import static io.drover.model.Relation.Carriage.WHOLE;
import static io.drover.model.Row.group;
import static io.drover.model.Row.project;

import java.util.List;

/** Packages, images, releases. */
final class PackageRows {
    private static final String PACKAGES = "project.packages";

    static final List<Relation> ALL = List.of(
            project("container_repositories", "container images").byDigest().note("copied by the registry protocol").at("doc/api/container_registry.md"),
            project("container_expiration_policy", "cleanup policy of the container registry").file(WHOLE).direct(WHOLE, "14.6").byValue().at("doc/api/projects.md"),
            project("container_registry_protection_repository_rules", "protection rules for container repositories").byValue()
                    .at("doc/api/container_repository_protection_rules.md"),
            project("container_registry_protection_tag_rules", "protection rules for container tags").byValue().at("doc/api/container_registry_protection_tag_rules.md"),
            project("packages", "packages").byDigest().note("dates and creators are lost").at("doc/api/packages.md"),
            project("terraform_modules", "Terraform modules").within(PACKAGES).at("doc/user/packages/terraform_module_registry/_index.md"),
            project("ml_models", "machine learning models").within(PACKAGES).at("doc/user/project/ml/model_registry/_index.md"),
            project("package_protection_rules", "protection rules for packages").byValue().at("doc/api/project_packages_protection_rules.md"),
            project("releases", "releases").file(WHOLE).direct(WHOLE, "15.1").byValue().at("doc/api/releases/_index.md"),
            project("release_evidences", "evidence of releases").file(WHOLE).direct(WHOLE, "15.1").unwritable().note("GitLab collects evidence anew")
                    .at("doc/user/project/releases/release_evidence.md"),
            project("pages", "Pages sites").readPartly().writtenPartly().byValue().note("settings only; a pipeline deploys the site again").at("doc/api/pages.md"),
            project("pages_domains", "Pages domains").secret("key").byValue().note("the key of the certificate is never shown").at("doc/api/pages_domains.md"));

    private PackageRows() {}
}
