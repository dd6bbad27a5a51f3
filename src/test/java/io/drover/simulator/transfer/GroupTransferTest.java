package io.drover.simulator.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.simulator.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupTransferTest {
    @TempDir
    Path home;

    private ImportRig rig;

    @BeforeEach
    void rig() {
        rig = new ImportRig(home, 4000);
    }

    @Test
    void a_group_is_written_root_first_with_its_relations() throws IOException {
        Row label = rig.instance.db().table("labels").insert(LaboratoryInstance.columns(
                "title", "bug", "color", "#ff0000", "group_id", rig.group.id(), "type", "GroupLabel", "created_at", rig.instance.time().now(), "updated_at", rig.instance.time().now()));
        Row board = rig.instance.db().table("boards").insert(LaboratoryInstance.columns("name", "Work", "group_id", rig.group.id()));
        rig.instance.db().table("lists").insert(LaboratoryInstance.columns("board_id", board.id(), "list_type", "label", "position", 0, "label_id", label.id()));
        Row below = subgroup("tools", rig.group);
        Row deeper = subgroup("deep", below);
        Path written = written();
        assertThat(Files.readString(written.resolve("tree/groups/_all.ndjson"))).isEqualTo(rig.group.id() + "\n" + below.id() + "\n" + deeper.id() + "\n");
        assertThat(Reading.at(json(written, rig.group.id() + ".json"), "id")).isEqualTo(rig.group.id());
        assertThat(Reading.at(json(written, deeper.id() + ".json"), "parent_id")).isEqualTo(below.id());
        Path own = written.resolve("tree/groups/" + rig.group.id());
        assertThat(Files.readString(own.resolve("labels.ndjson"))).isEqualTo("{\"title\":\"bug\",\"color\":\"#ff0000\",\"project_id\":null,"
                + "\"created_at\":\"2026-01-19T18:05:16.775Z\",\"updated_at\":\"2026-01-19T18:05:16.775Z\",\"template\":false,\"description\":null,\"group_id\":"
                + rig.group.id() + ",\"type\":\"GroupLabel\"}\n");
        assertThat(Reading.at(RailsJson.read(Files.readString(own.resolve("boards.ndjson"))), "lists", 0, "label", "title")).isEqualTo("bug");
        assertThat(Files.readAllLines(own.resolve("members.ndjson"))).hasSize(2);
        assertThat(Files.readString(own.resolve("user_contributions.ndjson"))).isEqualTo("null");
    }

    @Test
    void a_group_comes_back_with_subgroups_labels_and_mapped_members() throws IOException {
        rig.instance.db().table("labels").insert(LaboratoryInstance.columns("title", "bug", "color", "#ff0000", "group_id", rig.group.id(), "type", "GroupLabel"));
        rig.instance.db().table("milestones").insert(LaboratoryInstance.columns("title", "v1", "iid", 7, "state", "active", "group_id", rig.group.id()));
        Row bob = rig.instance.user("bob", "Bob", false);
        rig.instance.member("Namespace", rig.group, bob, 50);
        subgroup("deep", subgroup("tools", rig.group));
        Path archive = Fixtures.packed(written());
        Row copy = rig.instance.group("copy", rig.admin);
        new GroupImport(rig.instance, copy, rig.admin).run(archive);
        assertThat(ImportFailures.shown(rig.instance.db(), copy)).isEmpty();
        Row tools = rig.instance.db().table("namespaces").first("full_path", "copy/tools").orElseThrow();
        assertThat(rig.instance.db().table("namespaces").first("full_path", "copy/tools/deep").orElseThrow().get("parent_id")).isEqualTo(tools.id());
        assertThat(rig.instance.db().table("labels").where("group_id", copy.id())).singleElement().satisfies(row -> assertThat(row.get("type")).isEqualTo("GroupLabel"));
        assertThat(rig.instance.db().table("milestones").where("group_id", copy.id())).singleElement().satisfies(row -> assertThat(row.get("iid")).isEqualTo(7L));
        assertThat(Namespaces.members(rig.instance.db(), "Namespace", copy.id()))
                .extracting(row -> rig.instance.db().table("users").byId(row.number("user_id")).orElseThrow().get("username") + " " + row.get("access_level"))
                .containsExactlyInAnyOrder("root 50", "mia 40", "bob 50");
    }

    @Test
    void wikis_of_the_group_and_of_what_is_below_travel_and_come_back() throws IOException {
        String home = TestRepository.withOneCommit(rig.instance.groupWikiRepository(rig.group));
        Row tools = subgroup("tools", rig.group);
        TestRepository.withOneCommit(rig.instance.groupWikiRepository(tools));
        subgroup("silent", rig.group);
        Path written = written();
        assertThat(written.resolve("repositories")).isDirectoryContaining("glob:**/" + rig.group.id() + ".wiki.bundle").isDirectoryContaining("glob:**/" + tools.id() + ".wiki.bundle");
        assertThat(written.resolve("repositories").toFile().list()).hasSize(2);
        Row copy = rig.instance.group("copy", rig.admin);
        new GroupImport(rig.instance, copy, rig.admin).run(Fixtures.packed(written));
        assertThat(Bundles.commit(rig.instance.groupWikiRepository(copy), "refs/heads/main")).contains(home);
        Row below = rig.instance.db().table("namespaces").first("full_path", "copy/tools").orElseThrow();
        assertThat(Bundles.commit(rig.instance.groupWikiRepository(below), "refs/heads/main")).isPresent();
    }

    @Test
    void a_subgroup_whose_parent_is_missing_is_skipped_with_what_is_below() throws IOException {
        Path directory = Files.createTempDirectory(home, "archive");
        Path groups = Files.createDirectories(directory.resolve("tree/groups"));
        Files.writeString(groups.resolve("_all.ndjson"), "1\n2\n3\n");
        Files.writeString(groups.resolve("1.json"), "{\"id\":1,\"name\":\"r\",\"path\":\"r\",\"parent_id\":null}");
        Files.writeString(groups.resolve("2.json"), "{\"id\":2,\"name\":\"lost\",\"path\":\"lost\",\"parent_id\":99}");
        Files.writeString(groups.resolve("3.json"), "{\"id\":3,\"name\":\"too\",\"path\":\"too\",\"parent_id\":2}");
        Row copy = rig.instance.group("copy", rig.admin);
        new GroupImport(rig.instance, copy, rig.admin).run(Fixtures.packed(directory));
        assertThat(ImportFailures.shown(rig.instance.db(), copy)).extracting(f -> f.get("exception_message")).containsExactly("Parent group not found", "Parent group not found");
        assertThat(rig.instance.db().table("namespaces").where("parent_id", copy.id())).isEmpty();
    }

    @Test
    void an_archive_without_the_list_of_groups_or_with_a_wrong_id_is_refused() throws IOException {
        Row copy = rig.instance.group("copy", rig.admin);
        assertThatThrownBy(() -> new GroupImport(rig.instance, copy, rig.admin).run(Fixtures.packed(Fixtures.minimal(home))))
                .hasMessage("The group archive is an incompatible import file");
        Path directory = Files.createTempDirectory(home, "archive");
        Path groups = Files.createDirectories(directory.resolve("tree/groups"));
        Files.writeString(groups.resolve("_all.ndjson"), "1\n");
        Files.writeString(groups.resolve("1.json"), "{\"id\":2,\"name\":\"r\",\"path\":\"r\"}");
        assertThatThrownBy(() -> new GroupImport(rig.instance, copy, rig.admin).run(Fixtures.packed(directory))).hasMessageContaining("invalid group id");
    }

    @Test
    void an_epic_whose_parent_comes_after_it_finds_it_and_nothing_is_doubled() throws IOException {
        Row late = epic(rig.group, 2, "Ferries");
        Row parent = epic(rig.group, 1, "Sea");
        late.set("parent_id", parent.id());
        epic(subgroup("tools", rig.group), 1, "Ports").set("parent_id", late.id());
        parent.set("state", "closed");
        Path written = written();
        assertThat(Files.readAllLines(written.resolve("tree/groups/" + rig.group.id() + "/epics.ndjson")).getFirst()).contains("\"parent\":{").contains("\"title\":\"Sea\"");
        Row copy = rig.instance.group("copy", rig.admin);
        new GroupImport(rig.instance, copy, rig.admin).run(Fixtures.packed(written));
        assertThat(ImportFailures.shown(rig.instance.db(), copy)).isEmpty();
        List<Row> epics = rig.instance.db().table("epics").where("group_id", copy.id());
        assertThat(epics).extracting(epic -> epic.get("iid") + " " + epic.get("title") + " " + epic.get("state"))
                .containsExactlyInAnyOrder("1 Sea closed", "2 Ferries opened");
        Row tools = rig.instance.db().table("namespaces").first("full_path", "copy/tools").orElseThrow();
        assertThat(rig.instance.db().table("epics").where("group_id", tools.id())).singleElement().satisfies(ports ->
                assertThat(epics).filteredOn(epic -> Long.valueOf(epic.id()).equals(ports.get("parent_id"))).extracting(epic -> epic.get("title")).containsExactly("Ferries"));
    }

    private Row epic(Row group, int iid, String title) {
        return rig.instance.db().table("epics").insert(LaboratoryInstance.columns(
                "group_id", group.id(), "iid", iid, "title", title, "description", null, "author_id", rig.admin.id(), "state", "opened",
                "created_at", rig.instance.time().now(), "updated_at", rig.instance.time().now()));
    }

    @Test
    void gitlabs_own_group_fixture_imports() throws IOException {
        Row copy = rig.instance.group("copy", rig.admin);
        Path archive = home.resolve("group.tar.gz");
        Tarball.pack(Fixtures.resource("gitlabhq/group_exports/complex"), archive);
        new GroupImport(rig.instance, copy, rig.admin).run(archive);
        assertThat(ImportFailures.shown(rig.instance.db(), copy)).isEmpty();
        assertThat(rig.instance.db().table("namespaces").where("parent_id", copy.id())).hasSize(2);
        List<Row> epics = rig.instance.db().table("epics").where("group_id", copy.id());
        assertThat(epics).extracting(epic -> epic.get("iid")).containsExactly(1L, 2L);
        assertThat(epics.getLast().get("parent_id")).isEqualTo(epics.getFirst().id());
        assertThat(rig.instance.db().table("boards").where("group_id", copy.id())).singleElement().satisfies(board ->
                assertThat(rig.instance.db().table("lists").where("board_id", board.id())).isNotEmpty().allSatisfy(list -> assertThat(list.get("list_type")).isNotNull()));
    }

    private Row subgroup(String path, Row parent) {
        String fullPath = parent.text("full_path") + "/" + path;
        return rig.instance.db().table("namespaces").insert(LaboratoryInstance.columns(
                "type", "Group", "path", path, "name", path, "full_path", fullPath, "route", fullPath, "parent_id", parent.id(), "visibility_level", 20));
    }

    private Path written() throws IOException {
        Path directory = Files.createTempDirectory(home, "group");
        new GroupArchive(rig.instance, rig.group).writeTo(directory);
        return directory;
    }

    private static Map<?, ?> json(Path written, String file) throws IOException {
        return (Map<?, ?>) List.of(java.util.Objects.requireNonNull(RailsJson.read(Files.readString(written.resolve("tree/groups/" + file))))).getFirst();
    }
}
