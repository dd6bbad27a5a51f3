package io.drover.simulator.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports of real GitLabs from 13.5 to 17.7, packed again and imported. */
class RealExportsTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"gitlab-13.5.0-pre", "gitlab-15.5.1-ee", "gitlab-16.3.0-pre", "gitlab-17.0.5-ee", "gitlab-17.3.1", "gitlab-17.7.0-pre"})
    void every_record_of_a_real_export_arrives(String name) throws IOException {
        ImportRig rig = new ImportRig(home, 1);
        Path source = Fixtures.resource("real-sanitised/" + name);
        Path archive = home.resolve("real.tar.gz");
        Tarball.pack(source, archive);
        ImportRig.Imported imported = rig.imports(archive, rig.admin);
        assertThat(imported.error()).isNull();
        assertThat(imported.failures()).isEmpty();
        Map<String, Integer> expected = new TreeMap<>();
        Map<String, Integer> actual = new TreeMap<>();
        for (Relation relation : RelationTree.PROJECT.topLevel()) {
            Path file = source.resolve("tree/project/" + relation.name() + ".ndjson");
            if (!relation.one() && !relation.name().equals("project_members") && Files.exists(file)) {
                expected.put(relation.name(), Files.readAllLines(file).size());
                actual.put(relation.name(), imported.rows(relation.name()).size());
            }
        }
        assertThat(actual).isEqualTo(expected);
    }
}
