package io.drover.simulator.transfer;

import io.drover.simulator.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One instance with a group, an administrator and an ordinary maintainer, and imports into it. */
final class ImportRig {
    final LaboratoryInstance instance;
    final Row admin;
    final Row maintainer;
    final Row group;
    private int projects;

    ImportRig(Path home, long firstId) {
        instance = new LaboratoryInstance(home, firstId);
        admin = instance.user("root", "Administrator", true);
        maintainer = instance.user("mia", "Mia", false);
        group = instance.group("acme", admin);
        instance.member("Namespace", group, maintainer, 40);
    }

    /** A finished or failed import. */
    record Imported(LaboratoryInstance instance, Row project, @Nullable String error) {
        List<Map<String, @Nullable Object>> failures() {
            return ImportFailures.shown(instance.db(), project);
        }

        List<Row> rows(String relation) {
            Relation of = RelationTree.PROJECT.relation(relation);
            return of.link().rows(instance.db(), Link.Parent.project(project), of).stream().filter(of::accepts).toList();
        }

        Row row(String relation) {
            return rows(relation).getFirst();
        }
    }

    Imported imports(Path archive, Row importer) {
        return imports(archive, importer, instance.project("p" + projects++, group));
    }

    Imported imports(Path archive, Row importer, Row project) {
        ImportFailures failures = new ImportFailures(instance.db(), instance.time(), project, "01ABC");
        try {
            new ProjectImport(instance, project, importer, Map.of(), failures).run(archive, () -> {});
            return new Imported(instance, project, null);
        } catch (TransferException e) {
            return new Imported(instance, project, Objects.requireNonNull(e.getMessage()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Optional<Row> user(String username) {
        return instance.db().table("users").first("username", username);
    }
}
