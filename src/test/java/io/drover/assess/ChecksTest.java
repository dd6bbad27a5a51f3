package io.drover.assess;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.connector.Capability;
import io.drover.connector.InstanceSettings;
import io.drover.connector.Subscription;
import io.drover.connector.TokenInfo;
import io.drover.inventory.Inventory;
import io.drover.inventory.Organisation;
import io.drover.model.AccessLevel;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Project;
import io.drover.model.Relations;
import io.drover.model.Statistics;
import io.drover.model.User;
import io.drover.model.Visibility;
import io.drover.problem.Actor;
import io.drover.problem.Problem;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every check: once where it must speak, with what it says, and once where it must keep silent. */
class ChecksTest {
    private static final long GIB = 1L << 30;

    private final Organisation source = new Organisation().with(Organisation.group(1, "acme"));
    private final SituationBuilder destination = new SituationBuilder();

    @Test
    void a_harmless_situation_has_no_findings_at_all() {
        source.with(Organisation.project(10, "acme/web", 1_000)).with(Organisation.user(5, "ann", "ann@example.com"));
        source.member("acme/web", 5, "ann", AccessLevel.MAINTAINER).count("acme/web", Relations.ISSUES, 7);
        destination.user(Organisation.user(50, "ann", "ann@example.com"));
        assertThat(Checks.all().stream().flatMap(c -> c.findings(destination.with(source)))).isEmpty();
    }

    @Test
    void ids_are_unique_and_every_finding_names_its_check_and_a_gitlab_page() {
        Set<String> ids = new HashSet<>();
        for (Check check : Checks.all()) {
            assertThat(ids.add(check.id())).as(check.id()).isTrue();
            assertThat(check.id()).matches("[a-z-]+");
            List<Finding> findings = check.findings(Trouble.everywhere()).toList();
            assertThat(findings).as(check.id() + " speaks when everything is wrong").isNotEmpty();
            assertThat(findings).allSatisfy(f -> {
                assertThat(f.check()).isEqualTo(check.id());
                assertThat(f.source()).matches("doc/[a-z0-9_/-]+\\.md");
                assertThat(f.what()).isNotBlank();
                assertThat(f.next()).endsWith(".");
            });
        }
        assertThat(ids).hasSizeGreaterThanOrEqualTo(18);
    }

    @Test
    void export_size_stops_at_both_limits_and_warns_near_them() {
        source.with(Organisation.project(10, "acme/big", 6 * GIB)).settings(with(Organisation.settings(), 0, 5 * GIB));
        assertThat(only(new ExportSizeCheck()).what()).isEqualTo("the export holds about 6.0 GiB; the source exports at most 5.0 GiB");
        source.settings(Organisation.settings());
        assertThat(findings(new ExportSizeCheck())).isEmpty();
        destination.settings(s -> with(s, 5 * GIB, 0));
        assertThat(only(new ExportSizeCheck()).severity()).isEqualTo(Severity.BLOCKER);
        destination.settings(s -> with(s, 7 * GIB, 0));
        assertThat(only(new ExportSizeCheck()).severity()).isEqualTo(Severity.NOTICE);
        destination.settings(s -> with(s, 8 * GIB, 0));
        assertThat(findings(new ExportSizeCheck())).isEmpty();
        destination.settings(s -> with(s, 0, 0)).gitlabCom();
        assertThat(only(new ExportSizeCheck()).what()).endsWith("the destination imports at most 5.0 GiB");
    }

    @Test
    void decompressed_size_of_gitlab_com_is_25_gib() {
        source.with(Organisation.project(10, "acme/big", 26 * GIB)).with(Organisation.project(11, "acme/small", 24 * GIB));
        assertThat(findings(new DecompressedSizeCheck())).isEmpty();
        destination.gitlabCom();
        assertThat(only(new DecompressedSizeCheck()).path()).isEqualTo(FullPath.of("acme/big"));
    }

    @Test
    void path_collision_sees_projects_groups_and_people_whatever_the_case() {
        source.with(Organisation.project(10, "acme/web", 1)).with(Organisation.project(11, "acme/docs", 1)).with(Organisation.group(2, "beta"));
        destination.project("Acme/Web").group("acme/docs").group("acme").user(Organisation.user(9, "Beta", "b@example.com"));
        assertThat(findings(new PathCollisionCheck())).extracting(f -> f.severity() + " " + f.path() + " " + f.what()).containsExactlyInAnyOrder(
                "CHANGE acme the group acme exists at the destination: what moves is added to it",
                "BLOCKER beta a user of the destination is called beta; groups and users share their names",
                "BLOCKER acme/web the project acme/web exists at the destination",
                "BLOCKER acme/docs a group has the path acme/docs at the destination");
    }

    @Test
    void nothing_collides_below_another_namespace() {
        source.with(Organisation.project(10, "acme/web", 1));
        destination.project("acme/web").group("acme").into("moved");
        assertThat(findings(new PathCollisionCheck())).isEmpty();
    }

    @Test
    void paths_that_meet_after_normalising_are_a_blocker() {
        source.with(Organisation.project(10, "acme/a--b", 1)).with(Organisation.project(11, "acme/a-b", 1));
        assertThat(only(new PathMeetingCheck()).what()).isEqualTo("acme/a--b, acme/a-b would all go to acme/a-b");
    }

    @Test
    void reserved_and_refused_paths_are_renamed_aloud() {
        source.with(Organisation.project(10, "acme/wikis", 1)).with(Organisation.project(11, "acme/fine", 1)).with(Organisation.group(2, "API"));
        assertThat(findings(new PathNameCheck())).extracting(Finding::what).containsExactly(
                "'API' is a word GitLab reserves for itself; it becomes API-renamed",
                "'wikis' is a word GitLab reserves for itself; it becomes acme/wikis-renamed");
        destination.into("moved");
        assertThat(findings(new PathNameCheck())).extracting(Finding::path).containsExactly(FullPath.of("acme/wikis"));
    }

    @Test
    void a_missing_parent_namespace_is_a_blocker_until_it_exists() {
        destination.into("moved");
        assertThat(only(new NamespaceMissingCheck()).what()).isEqualTo("is to go to moved/acme, but the destination has no group moved");
        destination.group("moved");
        assertThat(findings(new NamespaceMissingCheck())).isEmpty();
    }

    @Test
    void personal_projects_are_left_out() {
        source.with(Organisation.project(10, "ann/notes", 1));
        assertThat(only(new PersonalProjectsCheck()).what()).isEqualTo("1 project is in personal namespaces and left out: ann/notes");
    }

    @Test
    void people_without_anybody_at_the_destination_are_counted_bots_are_not() {
        source.with(Organisation.user(5, "ann", "ann@example.com")).with(Organisation.user(6, "ben", "ben@example.com"));
        source.with(Organisation.user(7, "helper", "", "active", true));
        destination.user(Organisation.user(50, "ann", "ann@example.com")).without(Capability.CREATE_USERS);
        assertThat(only(new UnmappedUsersCheck()).what()).isEqualTo("1 of 2 people will not exist at the destination: ben");
    }

    @Test
    void conflicts_and_matches_by_name_only_are_shown_to_a_person() {
        source.with(Organisation.user(5, "ann", "ann@example.com")).with(Organisation.user(6, "ben", ""));
        destination.user(new User(50, "ann", "Somebody Else", "other@example.com", null, "active", false, false, false, null, List.of()));
        destination.user(Organisation.user(51, "ben", "ben@example.com"));
        assertThat(only(new UserConflictsCheck()).what()).startsWith("ann: conflict: the user name is taken");
        assertThat(only(new DoubtfulMatchesCheck()).what()).isEqualTo("1 person is matched by user name only: ben");
        assertThat(only(new HiddenEmailsCheck()).what()).isEqualTo("1 person shows no e-mail, by which they could be matched: ben");
    }

    @Test
    void blocked_users_matter_only_as_members() {
        source.with(Organisation.user(5, "gone", "gone@example.com", "blocked", false));
        assertThat(findings(new BlockedUsersCheck())).isEmpty();
        source.member("acme", 5, "gone", AccessLevel.OWNER);
        assertThat(only(new BlockedUsersCheck()).what()).isEqualTo("1 member is blocked or deactivated at the source: gone");
    }

    @Test
    void new_people_take_seats_and_guests_only_without_ultimate() {
        source.with(Organisation.user(5, "ann", "ann@example.com")).with(Organisation.user(6, "ben", "ben@example.com")).with(Organisation.user(7, "cy", "cy@example.com"));
        source.with(Organisation.user(8, "gone", "gone@example.com", "blocked", false));
        for (long id = 5; id <= 8; id++) {
            source.member("acme", id, "user" + id, id == 6 ? AccessLevel.GUEST : AccessLevel.DEVELOPER);
        }
        destination.user(Organisation.user(50, "cy", "cy@example.com"));
        assertThat(only(new SeatForecastCheck()).what()).isEqualTo("2 new seats are taken at the destination, 1 with Ultimate, where Guests are free: 1 Guest, 1 Developer");
    }

    @Test
    void placeholder_users_are_counted_against_the_plans_of_gitlab_com() {
        for (long id = 1000; id < 1650; id++) {
            source.with(Organisation.user(id, "user" + id, "user" + id + "@example.com", id == 1001 ? "blocked" : "active", id == 1002));
            if (id < 1300) {
                source.member("acme", id, "user" + id, AccessLevel.DEVELOPER);
            }
        }
        destination.user(Organisation.user(50, "ann", "user1000@example.com"));
        assertThat(findings(new PlaceholderLimitCheck())).as("no limit unless it is GitLab.com").isEmpty();
        destination.gitlabCom();
        Finding found = only(new PlaceholderLimitCheck());
        assertThat(found.severity()).isEqualTo(Severity.LOSS);
        assertThat(found.what()).isEqualTo("by direct transfer 300 to 650 placeholder users in acme: room is there from Premium with 101 to 500 seats (2,000) or "
                + "Ultimate with up to 100 seats (1,000); up to 450 beyond Free would become one user");
        assertThat(found.next()).isEqualTo("Take members out at the source who are bots or blocked: user1001, user1002. Move in waves, and make room between them with "
                + "`drover users reassign`, first 1 member matched for certain: user1000. Or go into several top-level groups, or have the plan raised.");
    }

    @Test
    void placeholder_users_are_counted_against_the_plan_that_the_group_has() {
        for (long id = 1000; id < 1650; id++) {
            source.with(Organisation.user(id, "user" + id, "user" + id + "@example.com", "active", false));
        }
        source.member("acme", 1000, "user1000", AccessLevel.DEVELOPER);
        destination.gitlabCom().room("other", new Subscription("ultimate", false, 5000), 0).room("acme", new Subscription("premium", false, 40), 120);
        Finding found = only(new PlaceholderLimitCheck());
        assertThat(found.severity()).as("one is certain, for the others there may be room").isEqualTo(Severity.NOTICE);
        assertThat(found.what()).isEqualTo("by direct transfer 1 to 650 placeholder users in acme: its plan, Premium with up to 100 seats (500), has room for 380 "
                + "more beside the 120 that are there; up to 270 would become one user");
    }

    @ParameterizedTest
    @CsvSource({"free, false, 0, 200", "premium, false, 100, 500", "premium, false, 101, 2000", "premium, false, 1001, 6000", "ultimate, false, 100, 1000",
            "ultimate, false, 1000, 6000", "ultimate, true, 1000, 200", "opensource, false, 5000, 8000", "silver, false, 600, 4000", "gold, false, 1, 1000", "new-plan, false, 9, 200"})
    void a_subscription_allows_so_many(String plan, boolean trial, long seats, long limit) {
        assertThat(PlaceholderLimit.of(new Subscription(plan, trial, seats)).limit()).isEqualTo(limit);
    }

    @Test
    void without_an_administrators_token_nobody_is_mapped() {
        destination.without(Capability.MAP_ARCHIVE_USERS);
        assertThat(only(new NotAdministratorCheck()).what()).endsWith("every issue, merge request and note will belong to root");
    }

    @Test
    void images_packages_artifacts_and_lfs_are_seen_by_size_or_count() {
        source.with(sized("acme/registry", new Statistics(1, 1, 0, 4 * GIB, 3 * GIB, 2 * GIB, 0, 0, GIB)));
        source.with(Organisation.project(11, "acme/plain", 1)).count("acme/plain", Relations.PACKAGES, 2);
        destination.writing();
        assertThat(only(new ContainerImagesCheck()).what()).isEqualTo("container images of 1.0 GiB stay behind");
        assertThat(findings(new PackageFilesCheck())).extracting(Finding::what).containsExactly("packages of 2.0 GiB stay behind", "2 packages stay behind");
        assertThat(only(new JobArtifactsCheck()).what()).isEqualTo("job artifacts and logs of 3.0 GiB in 1 project stay behind");
        assertThat(only(new LfsObjectsCheck()).severity()).isEqualTo(Severity.NOTICE);
        destination.writing(Relations.CONTAINER_REPOSITORIES, Relations.PACKAGES);
        assertThat(only(new ContainerImagesCheck()).severity()).as("carried, but everybody who names them must change the address").isEqualTo(Severity.NOTICE);
        assertThat(findings(new PackageFilesCheck())).extracting(Finding::severity).containsOnly(Severity.NOTICE);
    }

    @Test
    void variables_and_secrets_to_re_enter_are_counted_per_kind() {
        source.count("acme", Relations.GROUP_VARIABLES, 2).count("acme/web", Relations.CI_VARIABLES, 3).count("acme/web", Relations.HOOKS, 4);
        assertThat(findings(new HiddenVariablesCheck())).extracting(Finding::what).containsExactly(
                "3 CI/CD variables of 1 project: hidden values cannot be read by anyone",
                "2 CI/CD variables of 1 group: hidden values cannot be read by anyone");
        assertThat(only(new SecretsToReenterCheck()).what())
                .isEqualTo("webhooks (4): nobody can read their token again (secret token, URL variables and header values are never shown)");
        destination.writing();
        assertThat(findings(new SecretsToReenterCheck())).isEmpty();
    }

    @Test
    void whatever_an_archive_leaves_behind_is_lost_unless_a_complement_re_creates_it() {
        source.with(Organisation.project(10, "acme/web", 1_000)).count("acme/web", Relations.FEATURE_FLAGS, 3).count("acme/web", Relations.CI_PIPELINES, 9).count("acme/web", Relations.ISSUES, 9);
        assertThat(findings(new RelationCoverageCheck())).extracting(f -> f.severity() + " " + f.what()).containsExactly(
                "CHANGE pipelines (9) in 1 project change on the way: records only: no logs, artifacts or child pipelines");
        destination.writing(Relations.LABELS);
        assertThat(findings(new RelationCoverageCheck())).extracting(f -> f.severity() + " " + f.what()).contains("LOSS feature flags (3) in 1 project stay behind");
    }

    @Test
    void the_version_gap_counts_minors_over_a_major() {
        source.version("17.11.2-ee");
        destination.version("18.1.0-ee");
        assertThat(findings(new VersionGapCheck())).isEmpty();
        destination.version("18.3.0-ee");
        assertThat(only(new VersionGapCheck()).what())
                .isEqualTo("the source (17.11.2-ee) is about 4 minor versions behind the destination (18.3.0-ee); 2 are allowed");
        destination.version("17.10.0-ee");
        assertThat(only(new VersionGapCheck()).actor()).isEqualTo(Actor.DESTINATION_ADMIN);
    }

    @Test
    void archived_empty_and_forked_projects_are_told() {
        source.with(project("acme/old", true, Visibility.PRIVATE, null)).with(project("acme/copy", false, Visibility.PRIVATE, "acme/old"));
        assertThat(only(new ArchivedProjectsCheck()).what()).isEqualTo("1 project is archived: acme/old");
        assertThat(only(new ForksCheck()).what()).startsWith("is a fork of acme/old");
        assertThat(findings(new EmptyRepositoriesCheck())).isEmpty();
    }

    @Test
    void large_repositories_are_a_notice_and_on_gitlab_com_a_blocker_above_ten_gib() {
        source.with(Organisation.project(10, "acme/mono", 11 * GIB)).with(Organisation.project(11, "acme/small", 5 * GIB));
        assertThat(only(new LargeRepositoriesCheck()).severity()).isEqualTo(Severity.NOTICE);
        destination.gitlabCom();
        assertThat(only(new LargeRepositoriesCheck()).severity()).isEqualTo(Severity.BLOCKER);
    }

    @Test
    void many_pipelines_and_schedules_are_counted_per_project() {
        source.with(Organisation.project(10, "acme/ci", 1)).count("acme/ci", Relations.CI_PIPELINES, 30_000).count("acme/ci", Relations.PIPELINE_SCHEDULES, 51);
        assertThat(only(new ManyPipelinesCheck()).what()).isEqualTo("30000 pipelines; at about 0.2 s each their import takes 100 minutes");
        assertThat(only(new ScheduleLimitCheck()).severity()).isEqualTo(Severity.CHANGE);
        destination.gitlabCom();
        assertThat(only(new ScheduleLimitCheck()).severity()).isEqualTo(Severity.LOSS);
        source.count("acme/ci", Relations.PIPELINE_SCHEDULES, 10).count("acme/ci", Relations.CI_PIPELINES, 10_000);
        assertThat(findings(new ScheduleLimitCheck())).isEmpty();
        assertThat(findings(new ManyPipelinesCheck())).isEmpty();
    }

    @Test
    void visibility_is_capped_by_restriction_and_by_gitlab_com() {
        source.with(project("acme/open", false, Visibility.PUBLIC, null)).with(project("acme/inside", false, Visibility.INTERNAL, null));
        assertThat(findings(new VisibilityCapCheck())).isEmpty();
        destination.settings(s -> new InstanceSettings(
                true, s.importSources(), true, true, 0, 0, 0, s.maxAttachmentSize(), Set.of("public")));
        assertThat(only(new VisibilityCapCheck()).what()).isEqualTo("is public and becomes private: the destination restricts public visibility");
        destination.gitlabCom();
        assertThat(findings(new VisibilityCapCheck())).hasSize(2);
    }

    @Test
    void tokens_must_last_and_may_not_be_bots_or_lack_the_api_scope() {
        source.token(new TokenInfo(1, "root", true, false, Set.of("api"), LocalDate.parse("2026-01-16")));
        destination.token(new TokenInfo(1, "root", true, false, Set.of("read_api"), LocalDate.parse("2026-01-25")));
        assertThat(findings(new TokenExpiryCheck())).extracting(f -> f.severity() + " " + f.what())
                .containsExactly("BLOCKER the source's token ends on 2026-01-16", "NOTICE the destination's token ends on 2026-01-25");
        assertThat(only(new TokenScopeCheck()).what()).isEqualTo("the destination's token has the scopes read_api but not api");
        destination.token(new TokenInfo(1, "group_1_bot", false, true, Set.of("api"), null));
        assertThat(only(new TokenScopeCheck()).what()).startsWith("the destination's token is a bot's (group_1_bot)");
    }

    @Test
    void switches_that_are_off_name_the_admin_who_can_turn_them_on() {
        destination.settings(s -> new InstanceSettings(true, Set.of(), true, false, 0, 0, 0, 1, Set.of()));
        assertThat(only(new ImportSourceCheck()).severity()).isEqualTo(Severity.BLOCKER);
        assertThat(only(new DirectTransferOffCheck()).actor()).isEqualTo(Actor.DESTINATION_ADMIN);
        destination.settings(s -> new InstanceSettings(false, Set.of(), true, true, 0, 0, 0, 1, Set.of()));
        assertThat(only(new ImportSourceCheck()).severity()).isEqualTo(Severity.NOTICE);
        source.settings(new InstanceSettings(true, Set.of(), false, true, 0, 0, 0, 1, Set.of()));
        assertThat(only(new ExportDisabledCheck()).actor()).isEqualTo(Actor.SOURCE_ADMIN);
    }

    @Test
    void attachments_matter_when_the_destination_is_stricter() {
        source.with(sized("acme/pictures", new Statistics(1, 1, 0, 0, 0, 0, 0, 50L << 20, 0)));
        destination.settings(s -> new InstanceSettings(true, s.importSources(), true, true, 0, 0, 0, 10L << 20, Set.of()));
        assertThat(only(new AttachmentSizeCheck()).what())
                .isEqualTo("has attachments of 50.0 MiB together; the source allows 100.0 MiB each, the destination 10.0 MiB");
        destination.settings(s -> new InstanceSettings(true, s.importSources(), true, true, 0, 0, 0, 100L << 20, Set.of()));
        assertThat(findings(new AttachmentSizeCheck())).isEmpty();
    }

    @Test
    void gaps_owners_and_the_same_instance_are_told() {
        destination.gaps(
                new Inventory.Gap(FullPath.of("acme/web"), "members", new Problem("X", Actor.SOURCE_ADMIN, "403", null, "ask")),
                new Inventory.Gap(null, "counts", new Problem("COUNTS_LEFT_OUT", Actor.YOU, "left out", null, "count")));
        assertThat(findings(new InventoryGapsCheck())).extracting(Finding::what).containsExactly(
                "the inventory was taken without counts: every check that goes by them is silent",
                "1 answer was refused while taking the inventory: acme/web (members)");
        source.with(Organisation.project(10, "acme/web", 1)).member("acme/web", 5, "ann", AccessLevel.OWNER).member("acme", 6, "ben", AccessLevel.OWNER);
        assertThat(only(new ProjectOwnersCheck()).what()).isEqualTo("1 direct owner of a project becomes maintainer on import");
        assertThat(findings(new SameInstanceCheck())).isEmpty();
        destination.url("https://old.example.com");
        assertThat(only(new SameInstanceCheck()).severity()).isEqualTo(Severity.NOTICE);
    }

    private List<Finding> findings(Check check) {
        return check.findings(destination.with(source)).toList();
    }

    private Finding only(Check check) {
        assertThat(findings(check)).hasSize(1);
        return findings(check).getFirst();
    }

    private static Project sized(String path, Statistics statistics) {
        return Organisation.project(20, path, statistics, Visibility.PRIVATE, false, null);
    }

    private static Project project(String path, boolean archived, Visibility visibility, @Nullable String forkedFrom) {
        return Organisation.project(path.hashCode(), path, new Statistics(1, 1, 0, 0, 0, 0, 0, 0, 0), visibility, archived, forkedFrom);
    }

    private static InstanceSettings with(InstanceSettings s, long maxImport, long maxExport) {
        return new InstanceSettings(true, s.importSources(), true, true, maxImport, maxExport, 0, s.maxAttachmentSize(), Set.of());
    }

    /** A situation in which everything is wrong. */
    static final class Trouble {
        private Trouble() {}

        static Situation everywhere() {
            Organisation source = new Organisation()
                    .version("17.2.0-ee")
                    .token(new TokenInfo(1, "root", true, false, Set.of("read_api"), LocalDate.parse("2026-01-15")))
                    .settings(new InstanceSettings(true, Set.of(), false, false, 0, 5 * GIB, 0, 100L << 20, Set.of()))
                    .with(Organisation.group(1, "acme"))
                    .with(new Group(2, FullPath.of("acme/wikis"), "Wikis", Visibility.PUBLIC, null, 1L, Organisation.THEN))
                    .with(sized("acme/monolith", new Statistics(9, 20 * GIB, GIB, 8 * GIB, 7 * GIB, 2 * GIB, 0, GIB, 3 * GIB)))
                    .with(project("acme/old", true, Visibility.INTERNAL, null))
                    .with(project("acme/copy", false, Visibility.PRIVATE, "acme/old"))
                    .with(project("acme/a--b", false, Visibility.PRIVATE, null))
                    .with(project("acme/a-b", false, Visibility.PRIVATE, null))
                    .with(new Project(77, FullPath.of("acme/empty"), "Empty", Visibility.PRIVATE, false, true, null, null, Statistics.UNKNOWN, null,
                            null, null, Map.of(), null))
                    .with(Organisation.project(78, "ann/notes", 1))
                    .with(Organisation.user(5, "ann", "ann@example.com"))
                    .with(Organisation.user(6, "ben", "", "blocked", false))
                    .with(Organisation.user(7, "cid", ""))
                    .with(Organisation.user(8, "dot", "dot@example.com"))
                    .member("acme/monolith", 5, "ann", AccessLevel.OWNER)
                    .member("acme", 6, "ben", AccessLevel.DEVELOPER)
                    .count("acme", Relations.GROUP_VARIABLES, 4)
                    .count("acme/monolith", Relations.CI_VARIABLES, 12)
                    .count("acme/monolith", Relations.HOOKS, 2)
                    .count("acme/monolith", Relations.FEATURE_FLAGS, 3)
                    .count("acme/monolith", Relations.CI_PIPELINES, 120_000)
                    .count("acme/monolith", Relations.PIPELINE_SCHEDULES, 60)
                    .count("acme/monolith", Relations.MERGE_REQUESTS, 4_000)
                    .count("acme/monolith", Relations.CONTAINER_REPOSITORIES, 5)
                    .count("acme/monolith", Relations.PACKAGES, 30);
            for (long id = 1000; id < 1250; id++) {
                source.with(Organisation.user(id, "user" + id, "user" + id + "@example.com"));
            }
            return new SituationBuilder()
                    .version("18.5.0-ee")
                    .gitlabCom()
                    .url("https://old.example.com")
                    .into("moved")
                    .token(new TokenInfo(1, "bot", false, true, Set.of("api"), null))
                    .settings(s -> new InstanceSettings(true, Set.of(), true, false, 0, 0, 0, 10L << 20, Set.of("public")))
                    .writing(Relations.CI_VARIABLES, Relations.GROUP_VARIABLES, Relations.HOOKS, Relations.PIPELINE_SCHEDULES)
                    .without(Capability.MAP_ARCHIVE_USERS)
                    .without(Capability.CREATE_USERS)
                    .project("moved/acme/monolith")
                    .user(Organisation.user(50, "cid", "cid@example.com"))
                    .user(new User(51, "dot", "Dorothy Other", "do@example.com", null, "active", false, false, false, null, List.of()))
                    .gaps(new Inventory.Gap(FullPath.of("acme/old"), "members", new Problem("X", Actor.SOURCE_ADMIN, "403", null, "ask")))
                    .with(source);
        }
    }
}
