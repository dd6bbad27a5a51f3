package io.drover.assess;

import io.drover.console.Bytes;
import io.drover.model.Project;
import io.drover.model.Relations;
import io.drover.problem.Actor;
import java.util.stream.Stream;

/** Packages in the package registry: no archive holds them; most formats can be published again, and their address changes. */
final class PackageFilesCheck implements Check {
    @Override
    public String id() {
        return "packages";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        boolean carried = s.destination().carried().contains(Relations.PACKAGES);
        return s.inventory().projects().stream().flatMap(p -> packages(s, p).map(packages -> carried ? copied(p, packages) : leftBehind(p, packages)));
    }

    private static Stream<String> packages(Situation s, Project p) {
        long packages = s.inventory().count(p.owner(), Relations.PACKAGES);
        long size = p.statistics().packagesSize();
        if (packages == 0 && size <= 0) {
            return Stream.empty();
        }
        return Stream.of((packages > 0 ? Words.count(packages, "package", "packages") : "packages") + (size > 0 ? " of " + Bytes.words(size) : ""));
    }

    private Finding copied(Project p, String packages) {
        return finding(
                Severity.NOTICE,
                p.fullPath(),
                packages + " to publish again through this machine, with a new address; dates and creators are lost",
                "Generic, Maven, npm, PyPI, NuGet and Helm packages are copied; publish those of other formats again. Change the registry's address where it is used.",
                Actor.YOU,
                "doc/api/packages.md");
    }

    private Finding leftBehind(Project p, String packages) {
        return finding(
                Severity.LOSS,
                p.fullPath(),
                packages + (packages.startsWith("1 ") ? " stays behind" : " stay behind"),
                "Publish them again, or copy them with the package manager.",
                Actor.YOU,
                "doc/user/project/settings/import_export.md");
    }
}
