package io.drover.simulator.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.simulator.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was exported, imported and exported again is the same, but for ids. */
class RoundTripTest {
    private static final Set<String> PROJECT_IDS = Set.of("project_id", "source_project_id", "target_project_id");

    @TempDir
    Path home;

    @Test
    void an_export_of_an_import_of_an_export_is_the_export() throws IOException {
        Path first = exportAfterImport(Fixtures.synthetic(), "a", 1000);
        Path second = exportAfterImport(Fixtures.packed(first), "b", 777_000);
        assertThat(normalised(second)).isEqualTo(normalised(first));
        assertThat(refs(second)).isEqualTo(refs(first));
    }

    @Test
    void the_fixture_comes_out_as_it_went_in() throws IOException {
        Map<String, List<@Nullable Object>> before = normalised(Fixtures.unpackedSynthetic(home));
        Map<String, List<@Nullable Object>> after = normalised(exportAfterImport(Fixtures.synthetic(), "a", 1000));
        for (String relation : List.of("labels", "milestones", "issues", "merge_requests", "releases", "protected_branches", "commit_notes")) {
            assertThat(known(after.get(relation), before.get(relation))).as(relation).isEqualTo(before.get(relation));
        }
    }

    private Path exportAfterImport(Path archive, String name, long firstId) throws IOException {
        ImportRig rig = new ImportRig(Files.createDirectories(home.resolve(name)), firstId);
        rig.instance.user("alice", "Alice Archer", false);
        rig.instance.user("bob", "Bob Brewer", false);
        rig.instance.user("carol", "Carol Cooper", false);
        ImportRig.Imported imported = rig.imports(archive, rig.admin);
        assertThat(imported.error()).isNull();
        assertThat(imported.failures()).isEmpty();
        Row project = imported.project();
        Path directory = Files.createTempDirectory(home, "export");
        new ProjectArchive(rig.instance, project, rig.admin).writeTo(directory);
        return directory;
    }

    private static String refs(Path directory) {
        return Command.require("heads", directory, "git", "bundle", "list-heads", "project.bundle");
    }

    private static Map<String, List<@Nullable Object>> normalised(Path directory) throws IOException {
        Map<Object, Object> users = new HashMap<>();
        for (String line : Files.readAllLines(directory.resolve("tree/project/project_members.ndjson"))) {
            Object user = Reading.at(RailsJson.read(line), "user");
            users.put(String.valueOf(Reading.at(user, "id")), String.valueOf(Reading.at(user, "username")));
        }
        Map<String, List<@Nullable Object>> relations = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory.resolve("tree/project"))) {
            for (Path file : files.sorted().toList()) {
                String relation = Uploads.name(file).replace(".ndjson", "");
                if (!relation.equals("project_members")) {
                    List<@Nullable Object> lines = new ArrayList<>();
                    for (String line : Files.readAllLines(file)) {
                        lines.add(normalised(RailsJson.read(line), users));
                    }
                    relations.put(relation, lines);
                }
            }
        }
        return relations;
    }

    private static @Nullable Object normalised(@Nullable Object value, Map<Object, Object> users) {
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(each -> copy.add(normalised(each, users)));
            return copy;
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, each) -> {
            boolean user = UserMapping.COLUMNS.contains(String.valueOf(key)) && each != null;
            boolean project = PROJECT_IDS.contains(String.valueOf(key)) && each != null;
            copy.put(String.valueOf(key), user ? users.get(String.valueOf(each)) : project ? "project" : normalised(each, users));
        });
        return copy;
    }

    /** The part of {@code value} that {@code like} has too: an export writes more keys than the fixture's author thought of. */
    private static @Nullable Object known(@Nullable Object value, @Nullable Object like) {
        if (value instanceof List<?> list && like instanceof List<?> likes) {
            List<@Nullable Object> copy = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                copy.add(known(list.get(i), i < likes.size() ? likes.get(i) : null));
            }
            return copy;
        }
        if (!(value instanceof Map<?, ?> map) || !(like instanceof Map<?, ?> likes)) {
            return value;
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        likes.forEach((key, each) -> {
            // No longer written, always null when read; or a list the tree does not have there.
            boolean gone = key.equals("attachment") || key.equals("external_key") || !map.containsKey(key) && List.of().equals(each);
            copy.put(String.valueOf(key), gone ? each : known(map.get(key), each));
        });
        return copy;
    }
}
