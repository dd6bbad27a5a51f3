package io.drover.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.config.Workspace;
import io.drover.connector.Capability;
import io.drover.console.Console;
import io.drover.model.FullPath;
import io.drover.model.Relations;
import io.drover.problem.Actor;
import io.drover.problem.Problem;
import io.drover.problem.ProblemException;
import io.drover.time.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InventoryStageTest {
    private final Inventory organisation = Organisation.random(1, 12, 60, 25).inventory();

    @TempDir
    private Path folder;

    @Test
    void finds_everything_and_writes_it_where_it_can_be_read_again() throws IOException {
        Inventory found = run(new FakeSource(organisation, 7), List.of(), InventoryOptions.EVERYTHING);
        assertSame(found, organisation);
        assertSame(InventoryFile.read(new Workspace(folder)), organisation);
        assertThat(Files.readAllLines(folder.resolve("inventory/projects.csv"))).hasSize(61);
        assertThat(Files.readAllLines(folder.resolve("inventory/groups.csv"))).hasSize(13);
        assertThat(Files.readAllLines(folder.resolve("inventory/members.csv"))).hasSize(61);
        assertThat(folder.resolve(".drover/inventory-walk.jsonl")).doesNotExist();
    }

    @Test
    void the_same_instance_gives_the_same_file_and_a_projects_switches_in_the_order_of_their_names() throws IOException {
        run(new FakeSource(organisation, 7), List.of(), InventoryOptions.EVERYTHING);
        String first = Files.readString(folder.resolve("inventory/inventory.json"));
        run(new FakeSource(organisation, 3).slices(4), List.of(), InventoryOptions.EVERYTHING);
        assertThat(Files.readString(folder.resolve("inventory/inventory.json"))).isEqualTo(first);

        JsonNode project = JsonMapper.shared().readTree(first).path("projects").path(0);
        Map<String, String> features = organisation.project(FullPath.of(project.path("fullPath").asString())).orElseThrow().features();
        assertThat(features).isNotEmpty();
        assertThat(project.path("features").propertyNames()).containsExactlyElementsOf(new TreeSet<>(features.keySet()));
    }

    @Test
    void walks_only_below_the_roots_and_overlapping_roots_once() {
        FullPath root = organisation.groups().stream().filter(g -> g.fullPath().depth() == 2).findFirst().orElseThrow().fullPath();
        FullPath above = root.parent().orElseThrow();
        FakeSource source = new FakeSource(organisation, 7);
        Inventory found = run(source, List.of(root, above), InventoryOptions.EVERYTHING);
        assertThat(found.roots()).containsExactly(above);
        assertThat(found.projects()).isNotEmpty().allMatch(p -> above.contains(p.fullPath()));
        assertThat(source.requests().values()).allMatch(times -> times == 1);
    }

    @Test
    void an_unknown_root_is_said_before_anything_is_walked() {
        FakeSource source = new FakeSource(organisation, 7);
        assertThatThrownBy(() -> run(source, List.of(FullPath.of("nowhere"), FullPath.of("elsewhere")), InventoryOptions.EVERYTHING))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.is(InventoryProblem.ROOT_UNKNOWN)).isTrue();
                    assertThat(e.problem().what()).contains("elsewhere, nowhere");
                });
        assertThat(source.requestCount()).isZero();
    }

    @Test
    void slices_walked_at_the_same_time_hold_what_one_walk_holds() {
        assertSame(run(new FakeSource(organisation, 3).slices(9), List.of(), InventoryOptions.EVERYTHING), organisation);
    }

    @Test
    void without_counts_and_members_only_pages_are_asked_for() {
        FakeSource source = new FakeSource(organisation, 10);
        run(source, List.of(), InventoryOptions.EVERYTHING.withoutCounts().withoutMembers());
        assertThat(source.requestCount()).isEqualTo(6 + 2 + 3);
    }

    @Test
    void a_token_that_may_not_list_users_learns_the_members_one_by_one() {
        FakeSource source = new FakeSource(organisation, 10).capabilities(Set.of(Capability.EXPORT_ARCHIVE));
        Inventory found = run(source, List.of(), InventoryOptions.EVERYTHING.withoutCounts());
        List<Long> members = organisation.members().values().stream().flatMap(List::stream).map(m -> m.userId()).distinct().sorted().toList();
        assertThat(found.users()).extracting(u -> u.id()).containsExactlyElementsOf(members);
    }

    @Test
    void what_the_instance_refuses_is_a_gap_and_the_walk_goes_on() {
        FullPath refused = organisation.projects().getFirst().fullPath();
        FakeSource source = new FakeSource(organisation, 10).onRequest(request -> {
            if (request.equals("members " + refused) || request.equals("count project.issues " + refused)) {
                throw new ProblemException(new Problem("FORBIDDEN", Actor.SOURCE_ADMIN, "403", null, "ask"), null);
            }
        });
        Inventory found = run(source, List.of(), InventoryOptions.EVERYTHING);
        assertThat(found.gaps()).extracting(g -> g.path() + " " + g.what()).containsExactly(refused + " members", refused + " project.issues");
        assertThat(found.count(found.project(refused).orElseThrow().owner(), Relations.ISSUES)).isZero();
        assertThat(found.members()).hasSize(72);
    }

    @Test
    void killed_at_any_request_it_goes_on_and_asks_at_most_one_page_a_strand_again() {
        Random random = new Random(20260115);
        for (int round = 0; round < 25; round++) {
            wipe();
            AtomicInteger fuse = new AtomicInteger();
            FakeSource source = new FakeSource(organisation, 4).slices(round % 4).onRequest(request -> {
                if (fuse.decrementAndGet() == 0) {
                    throw new Killed();
                }
            });
            int kills = 0;
            Inventory found = null;
            while (found == null) {
                fuse.set(kills < 4 ? 1 + random.nextInt(400) : 0);
                try {
                    found = run(source, List.of(), InventoryOptions.EVERYTHING);
                } catch (Killed e) {
                    kills++;
                    tear(random);
                }
            }
            assertSame(found, organisation);
            int again = source.requests().values().stream().mapToInt(times -> times - 1).sum();
            // what was in hand of each worker, and the line torn off, at each kill; a detail is some forty requests
            assertThat(again).as("round %d, %d kills", round, kills).isLessThanOrEqualTo(kills * (4 + 1) * 40);
        }
    }

    @Test
    void a_walk_of_other_roots_or_depth_does_not_go_on_with_the_old_journal() {
        AtomicInteger left = new AtomicInteger(8);
        FakeSource dying = new FakeSource(organisation, 4).onRequest(request -> {
            if (left.decrementAndGet() < 0) {
                throw new Killed();
            }
        });
        assertThatThrownBy(() -> run(dying, List.of(), InventoryOptions.EVERYTHING)).isInstanceOf(Killed.class);
        FakeSource source = new FakeSource(organisation, 10);
        run(source, List.of(), InventoryOptions.EVERYTHING.withoutCounts().withoutMembers());
        assertThat(source.requestCount()).isEqualTo(6 + 2 + 3);
    }

    private Inventory run(FakeSource source, List<FullPath> roots, InventoryOptions options) {
        InventoryOptions few = new InventoryOptions(options.members(), options.counts(), 4);
        return new InventoryStage(source, new Workspace(folder), Console.silent(), new ManualTime(Organisation.THEN)).run("source", roots, few, false);
    }

    /** What a power cut may leave: a last line cut in the middle. */
    private void tear(Random random) {
        Path journal = folder.resolve(".drover/inventory-walk.jsonl");
        try {
            byte[] bytes = Files.readAllBytes(journal);
            int last = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).lastIndexOf('\n', bytes.length - 2);
            if (last > 0) {
                Files.write(journal, java.util.Arrays.copyOf(bytes, last + 1 + random.nextInt(bytes.length - last)));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void wipe() {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).filter(f -> !f.equals(folder)).forEach(f -> f.toFile().delete());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void assertSame(Inventory found, Inventory expected) {
        assertThat(found.users()).isEqualTo(sorted(expected.users(), Comparator.comparing(u -> u.id())));
        assertThat(found.groups()).isEqualTo(sorted(expected.groups(), Comparator.comparing(g -> g.fullPath())));
        assertThat(found.projects()).isEqualTo(sorted(expected.projects(), Comparator.comparing(p -> p.fullPath())));
        expected.members().forEach((path, members) -> assertThat(found.members()).containsEntry(path, members));
        expected.counts().forEach((path, counts) -> assertThat(found.counts().get(path)).containsAllEntriesOf(counts));
        found.members().forEach((path, members) -> assertThat(found.counts().get(path)).containsValue((long) members.size()));
        assertThat(found.instance()).isEqualTo(expected.instance());
        assertThat(found.gaps()).isEmpty();
    }

    private static <T> List<T> sorted(List<T> list, Comparator<T> order) {
        return list.stream().sorted(order).toList();
    }

    /** Stands for kill -9: nobody catches it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
