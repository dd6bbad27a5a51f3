package io.drover.assess;

import io.drover.console.Bytes;
import io.drover.model.Relations;
import io.drover.problem.Actor;
import java.util.stream.Stream;

/** Packages in the package registry: no archive holds them. */
final class PackageFilesCheck implements Check {
    @Override
    public String id() {
        return "packages";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        if (s.destination().carried().contains(Relations.PACKAGES)) {
            return Stream.empty();
        }
        return s.inventory().projects().stream().flatMap(p -> {
            long packages = s.inventory().count(p.owner(), Relations.PACKAGES);
            long size = p.statistics().packagesSize();
            if (packages == 0 && size <= 0) {
                return Stream.empty();
            }
            String what = (packages > 0 ? Words.count(packages, "package", "packages") : "packages")
                    + (size > 0 ? " of " + Bytes.words(size) : "") + (packages == 1 ? " stays behind" : " stay behind");
            return Stream.of(finding(
                    Severity.LOSS, p.fullPath(), what, "Publish them again, or copy them with the package manager.", Actor.YOU,
                    "doc/user/project/settings/import_export.md"));
        });
    }
}
