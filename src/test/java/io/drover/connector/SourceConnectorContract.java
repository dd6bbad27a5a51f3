package io.drover.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.AccessLevel;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Member;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import io.drover.model.Scope;
import io.drover.model.User;
import io.drover.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every source connector must do. A new one extends this and says how to reach a forge that holds at least: the group {@code acme}
 * with the subgroup {@code acme/platform}; the projects {@code acme/site} and {@code acme/platform/api}, the latter with at least one
 * commit on {@code main}; the user {@code alice} as direct maintainer of {@code acme/platform/api}; something outside {@code acme}.
 */
public abstract class SourceConnectorContract {
    private static final FullPath ACME = FullPath.of("acme");
    private static final FullPath API = FullPath.of("acme/platform/api");

    /** A connector to the forge above; the same or a new one at each call. */
    protected abstract SourceConnector source();

    @Test
    void it_knows_the_instance_and_who_it_is() {
        assertThat(source().instance().url().toString()).doesNotEndWith("/").doesNotContain("/api/");
        assertThat(source().instance().version().major()).isPositive();
        assertThat(source().token().username()).isNotBlank();
        assertThat(source().settings()).isEqualTo(source().settings());
    }

    @Test
    void a_walk_below_a_group_gives_it_and_what_is_below_once() {
        List<FullPath> groups = walk(cursor -> source().inventory().groups(ACME, cursor)).stream().map(Group::fullPath).toList();
        List<FullPath> projects = walk(cursor -> source().inventory().projects(ACME, cursor)).stream().map(Project::fullPath).toList();

        assertThat(groups).doesNotHaveDuplicates().contains(ACME, FullPath.of("acme/platform")).allMatch(ACME::contains);
        assertThat(projects).doesNotHaveDuplicates().contains(API, FullPath.of("acme/site")).allMatch(ACME::contains);
    }

    @Test
    void a_walk_over_everything_gives_more() {
        List<Long> all = walk(cursor -> source().inventory().projects(null, cursor)).stream().map(Project::id).toList();
        List<Long> below = walk(cursor -> source().inventory().projects(ACME, cursor)).stream().map(Project::id).toList();

        assertThat(all).doesNotHaveDuplicates().containsAll(below).hasSizeGreaterThan(below.size());
        assertThat(walk(cursor -> source().inventory().groups(null, cursor))).extracting(Group::fullPath).contains(ACME);
    }

    @Test
    void users_are_listed_once_and_in_order() {
        List<User> users = walk(cursor -> source().inventory().users(cursor));

        assertThat(users).extracting(User::id).doesNotHaveDuplicates().isSorted();
        assertThat(users).extracting(User::username).contains("alice");
    }

    @Test
    void a_project_is_found_by_its_path_with_statistics() {
        Project project = source().inventory().project(API).orElseThrow();

        assertThat(project.defaultBranch()).isEqualTo("main");
        assertThat(project.emptyRepository()).isFalse();
        assertThat(project.statistics().commitCount()).isPositive();
        assertThat(walk(cursor -> source().inventory().projects(ACME, cursor))).filteredOn(p -> p.fullPath().equals(API)).containsExactly(project);
    }

    @Test
    void what_is_not_there_is_empty() {
        assertThat(source().inventory().project(FullPath.of("acme/none"))).isEmpty();
        assertThat(source().inventory().group(FullPath.of("acme/none"))).isEmpty();
        assertThat(source().inventory().user(999_999_999)).isEmpty();
    }

    @Test
    void members_are_the_direct_ones() {
        List<Member> members = source().inventory().members(api());

        assertThat(members).filteredOn(m -> m.username().equals("alice")).singleElement().satisfies(m ->
                assertThat(m.accessLevel()).isEqualTo(AccessLevel.MAINTAINER));
        assertThat(source().inventory().members(site())).extracting(Member::username).doesNotContain("alice");
    }

    @Test
    void every_relation_it_reads_reads_twice_the_same_and_counts_what_it_reads() {
        for (Relation relation : Relations.all()) {
            if (!source().relations().reads(relation)) {
                continue;
            }
            Owner owner = relation.scope() == Scope.GROUP ? source().inventory().group(ACME).orElseThrow().owner() : api();
            List<RelationRecord> once = read(relation, owner);
            assertThat(read(relation, owner)).as(relation.id()).isEqualTo(once);
            assertThat(once).extracting(RelationRecord::key).as(relation.id()).doesNotHaveDuplicates();
            assertThat(once).allSatisfy(record -> assertThat(record.relation()).isEqualTo(relation));
            OptionalLong count = source().relations().count(relation, owner);
            count.ifPresent(number -> assertThat(number).as("count of " + relation.id()).isEqualTo(once.size()));
        }
    }

    @Test
    void it_reads_no_relation_that_the_catalogue_calls_unreadable() {
        assertThat(Relations.all()).filteredOn(source().relations()::reads).isNotEmpty().noneMatch(r -> r.read() == Relation.Reading.NOT || r.within() != null);
    }

    @Test
    void refs_are_named_in_full() {
        assertThat(source().repositories().refs(api(), new Repositories.Kind.ProjectRepository()))
                .containsKey("refs/heads/main")
                .allSatisfy((name, oid) -> assertThat(name).startsWith("refs/").doesNotEndWith("^{}"))
                .allSatisfy((name, oid) -> assertThat(oid).matches("[0-9a-f]{40,64}"));
    }

    @Test
    void a_repository_that_is_not_there_has_no_refs() {
        assertThat(source().repositories().refs(api(), new Repositories.Kind.Snippet(999_999_999))).isEmpty();
    }

    @Test
    void freezing_twice_changes_once_and_can_be_undone() {
        FullPath site = FullPath.of("acme/site");
        assertThat(source().freeze(site)).isTrue();
        assertThat(source().freeze(site)).isFalse();
        assertThat(source().inventory().project(site).orElseThrow().archived()).isTrue();
        source().unfreeze(site);
        source().unfreeze(site);
        assertThat(source().inventory().project(site).orElseThrow().archived()).isFalse();
    }

    @Test
    void problems_are_named() {
        Owner nobody = new Owner(Scope.PROJECT, 999_999_999, FullPath.of("acme/none"));
        Assertions.assertThatThrownBy(() -> source().inventory().members(nobody)).isInstanceOf(ProblemException.class);
    }

    private Owner api() {
        return source().inventory().project(API).orElseThrow().owner();
    }

    private Owner site() {
        return source().inventory().project(FullPath.of("acme/site")).orElseThrow().owner();
    }

    private List<RelationRecord> read(Relation relation, Owner owner) {
        List<RelationRecord> records = new ArrayList<>();
        source().relations().read(relation, owner, records::add);
        return records;
    }

    /** One page of something. */
    private interface Walk<T> {
        Page<T> page(@Nullable String cursor);
    }

    private static <T> List<T> walk(Walk<T> walk) {
        List<T> all = new ArrayList<>();
        Set<String> cursors = new HashSet<>();
        @Nullable String cursor = null;
        do {
            Page<T> page = walk.page(cursor);
            all.addAll(page.items());
            cursor = page.next();
            assertThat(cursor == null || cursors.add(cursor)).as("the walk goes on").isTrue();
        } while (cursor != null);
        return all;
    }
}
