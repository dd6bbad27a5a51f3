package io.drover.assess;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.connector.Capability;
import io.drover.connector.InstanceInfo;
import io.drover.connector.InstanceSettings;
import io.drover.connector.TokenInfo;
import io.drover.inventory.Inventory;
import io.drover.inventory.Organisation;
import io.drover.model.AccessLevel;
import io.drover.model.FullPath;
import io.drover.model.Method;
import io.drover.model.Relations;
import io.drover.model.Statistics;
import io.drover.model.Version;
import io.drover.model.Visibility;
import io.drover.model.Project;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The ladder of methods: what is advised for acme/shop in which situation, word for word in {@code advice.golden.txt}. */
class MethodAdvisorTest {
    private static final long GIB = 1L << 30;
    private static final FullPath SHOP = FullPath.of("acme/shop");

    private final Map<String, Situation> situations = new LinkedHashMap<>();

    /** A source whose project takes so many bytes in Git, LFS and uploads. */
    private static Organisation source(long git, long lfs, long uploads) {
        Statistics statistics = new Statistics(10, git, 0, lfs, 0, 0, 0, uploads, 0);
        return new Organisation().with(Organisation.group(1, "acme")).with(Organisation.project(10, "acme/shop", statistics, Visibility.PRIVATE, false, null));
    }

    private static Organisation small() {
        return source(10L << 20, 0, 1L << 20);
    }

    private static Organisation visible(Visibility visibility) {
        return new Organisation().with(Organisation.group(1, "acme"))
                .with(Organisation.project(10, "acme/shop", new Statistics(10, 1 << 20, 0, 0, 0, 0, 0, 0, 0), visibility, false, null));
    }

    private static SituationBuilder selfManaged() {
        return new SituationBuilder();
    }

    private static SituationBuilder gitlabCom() {
        return new SituationBuilder().url("https://gitlab.com").gitlabCom().without(Capability.MAP_ARCHIVE_USERS)
                .token(new TokenInfo(7, "mover", false, false, Set.of("api"), null));
    }

    private static UnaryOperator<InstanceSettings> settings(boolean export, boolean direct, long maxImport, long maxExport, long maxUnpacked, String... restricted) {
        return s -> new InstanceSettings(true, Set.of("gitlab_project"), export, direct, maxImport, maxExport, maxUnpacked, s.maxAttachmentSize(), Set.of(restricted));
    }

    private static InstanceSettings settings(boolean export, boolean direct, long maxExport) {
        return settings(export, direct, 0, maxExport, 0).apply(Organisation.settings());
    }

    private static TokenInfo person(String name) {
        return new TokenInfo(7, name, false, false, Set.of("api"), null);
    }

    private static TokenInfo bot() {
        return new TokenInfo(8, "project_1_bot", false, true, Set.of("api"), null);
    }

    private static Organisation people(int count) {
        Organisation source = small();
        for (int i = 0; i < count; i++) {
            source.with(Organisation.user(100 + i, "user" + i, "user" + i + "@example.com"));
        }
        return source;
    }

    private static Inventory at(String url, Inventory taken) {
        InstanceInfo there = new InstanceInfo(taken.instance().kind(), URI.create(url), taken.instance().version(), true, false);
        return new Inventory(taken.source(), taken.takenAt(), there, taken.token(), taken.settings(), taken.roots(), taken.users(), taken.groups(), taken.projects(),
                taken.members(), taken.counts());
    }

    private void size() {
        situations.put("small, both sides allow everything", selfManaged().with(small()));
        situations.put("repository of exactly 5 GiB", selfManaged().with(source(5 * GIB, 0, 0)));
        situations.put("repository of 6 GiB", selfManaged().with(source(6 * GIB, 0, 0)));
        situations.put("LFS of 8 GiB", selfManaged().with(source(GIB, 8 * GIB, 0)));
        situations.put("uploads of 6 GiB", selfManaged().with(source(GIB, 0, 6 * GIB)));
        situations.put("4 GiB each of Git and LFS to GitLab.com", gitlabCom().with(source(4 * GIB, 4 * GIB, 0)));
        situations.put("repository of 6 GiB to GitLab.com", gitlabCom().with(source(6 * GIB, 0, 0)));
        situations.put("uploads of 6 GiB to GitLab.com", gitlabCom().with(source(GIB, 0, 6 * GIB)));
        situations.put("6 GiB, the destination imports 2 GiB", selfManaged().settings(settings(true, true, 2 * GIB, 0, 0)).with(source(6 * GIB, 0, GIB)));
        situations.put("6 GiB, the destination imports 2 GiB, uploads of 3 GiB", selfManaged().settings(settings(true, true, 2 * GIB, 0, 0)).with(source(6 * GIB, 0, 3 * GIB)));
        situations.put("30 GiB, unpacked 25 GiB at most", selfManaged().settings(settings(true, true, 0, 0, 25 * GIB)).with(source(10 * GIB, 20 * GIB, GIB)));
        situations.put("6 GiB, the source exports 1 GiB, relations one by one", selfManaged().with(source(6 * GIB, 0, 0).settings(settings(true, true, GIB))));
        situations.put("6 GiB, the source exports 1 GiB and no relations", selfManaged().with(source(6 * GIB, 0, 0).settings(settings(true, false, GIB))));
    }

    private void switches() {
        situations.put("direct transfer off at the source", selfManaged().with(small().settings(settings(true, false, 0))));
        situations.put("direct transfer off at the destination", selfManaged().settings(settings(true, false, 0, 0, 0)).with(small()));
        situations.put("direct transfer off at both ends", selfManaged().settings(settings(true, false, 0, 0, 0)).with(small().settings(settings(true, false, 0))));
        situations.put("exports off at the source, direct transfer on", selfManaged().with(small().settings(settings(false, true, 0))));
        situations.put("exports off at the source, direct transfer off at the destination only",
                selfManaged().settings(settings(true, false, 0, 0, 0)).with(small().settings(settings(false, true, 0))));
        situations.put("neither exports nor direct transfer", selfManaged().with(small().settings(settings(false, false, 0))));
        situations.put("the destination imports no files and pulls nothing", selfManaged().without(Capability.IMPORT_ARCHIVE).without(Capability.DIRECT_TRANSFER).with(small()));
    }

    private void versions() {
        situations.put("two minor versions behind", selfManaged().version("18.7.0-ee").with(small()));
        situations.put("three minor versions behind", selfManaged().version("18.8.0-ee").with(small()));
        situations.put("a major version apart, two minors", selfManaged().version("18.5.0-ee").with(small().version("18.3.2-ee")));
        situations.put("17.11 to 18.5", selfManaged().with(small().version("17.11.0-ee")));
        situations.put("the source is newer", selfManaged().version("18.4.0-ee").with(small()));
        situations.put("both before direct transfer of projects was supported", selfManaged().version("18.2.1-ee").with(small().version("18.2.0-ee")));
        situations.put("6 GiB to 16.10, which imports 2 GiB and no relations on their own",
                selfManaged().settings(settings(true, true, 2 * GIB, 0, 0)).version("16.10.0-ee").without(Capability.IMPORT_RELATION).with(source(6 * GIB, 0, 0).version("16.9.0-ee")));
        situations.put("6 GiB to 16.11, which imports 2 GiB",
                selfManaged().settings(settings(true, true, 2 * GIB, 0, 0)).version("16.11.0-ee").with(source(6 * GIB, 0, 0).version("16.9.0-ee")));
        situations.put("14.3", selfManaged().version("14.4.0").with(small().version("14.3.0")));
    }

    private void tiers() {
        Organisation rules = small();
        rules.count("acme/shop", Relations.APPROVAL_RULES, 3);
        Situation enterprise = selfManaged().with(rules);
        DestinationFacts facts = enterprise.destination();
        InstanceInfo free = new InstanceInfo(facts.instance().kind(), facts.instance().url(), Version.parse("18.5.0"), false, false);
        DestinationFacts community = new DestinationFacts(
                facts.takenAt(), free, facts.token(), facts.settings(), facts.capabilities(), facts.groups(), facts.projects(), facts.carried(), facts.rooms(), facts.users());
        situations.put("Enterprise to Community Edition with approval rules",
                new Situation(enterprise.inventory(), community, enterprise.users(), enterprise.conflicts(), enterprise.paths(), enterprise.now()));
    }

    private void rights() {
        situations.put("owner of the group at the source", selfManaged().with(small().token(person("mover")).member("acme", 7, "mover", AccessLevel.OWNER)));
        situations.put("maintainer at the source", selfManaged().with(small().token(person("mover")).member("acme/shop", 7, "mover", AccessLevel.MAINTAINER)));
        situations.put("developer at the source", selfManaged().with(small().token(person("mover")).member("acme", 7, "mover", AccessLevel.DEVELOPER)));
        situations.put("no member at the source", selfManaged().with(small().token(person("mover"))));
        situations.put("a bot's token at the source", selfManaged().with(small().token(bot()).member("acme", 8, "project_1_bot", AccessLevel.OWNER)));
        situations.put("a bot's token at the destination", selfManaged().token(bot()).with(small()));
        situations.put("read_api at the source", selfManaged().with(small().token(new TokenInfo(1, "root", true, false, Set.of("read_api"), null))));
        situations.put("no administrator, direct transfer off", gitlabCom().with(small().settings(settings(true, false, 0))));
    }

    private void network() {
        situations.put("private address to GitLab.com", gitlabCom().with(at("https://10.1.2.3", small().inventory())));
        situations.put("internal name to GitLab.com", gitlabCom().with(at("https://gitlab.corp.internal", small().inventory())));
        situations.put("private address to self-managed", selfManaged().with(at("https://192.168.7.4", small().inventory())));
        situations.put("same instance", selfManaged().url("https://old.example.com").with(small()));
    }

    private void people() {
        situations.put("150 people to GitLab.com", gitlabCom().with(people(150)));
        situations.put("2,500 people to GitLab.com", gitlabCom().with(people(2500)));
        situations.put("9,000 people to GitLab.com", gitlabCom().with(people(9000)));
        situations.put("9,000 people to self-managed", selfManaged().with(people(9000)));
    }

    private void places() {
        situations.put("internal to GitLab.com", gitlabCom().with(visible(Visibility.INTERNAL)));
        situations.put("public, restricted at the destination", selfManaged().settings(settings(true, true, 0, 0, 0, "public")).with(visible(Visibility.PUBLIC)));
        situations.put("a personal project", selfManaged().with(new Organisation().with(Organisation.project(10, "acme/shop", 1 << 20))));
        situations.put("into another group", selfManaged().into("customers/acme").with(small()));
    }

    @Test
    void the_advice_in_every_situation_is_what_it_was() throws IOException {
        everything();
        StringBuilder text = new StringBuilder();
        situations.forEach((name, situation) -> text.append(words(name, ladder(situation))));
        assertThat(situations).hasSizeGreaterThanOrEqualTo(40);
        assertThat(text.toString()).isEqualTo(golden());
    }

    private void everything() {
        size();
        switches();
        versions();
        tiers();
        rights();
        network();
        people();
        places();
    }

    /** All methods that GitLab offers. */
    private static Assessment.Advice ladder(Situation situation) {
        return new MethodAdvisor(situation, Set.of(Method.values())).advise(shop(situation));
    }

    private static Project shop(Situation situation) {
        return situation.inventory().projects().stream().filter(p -> p.fullPath().equals(SHOP)).findFirst().orElseThrow();
    }

    @Test
    void what_is_not_run_yet_is_told_and_passed_over() {
        everything();
        situations.values().forEach(situation -> {
            Assessment.Advice advice = Assessor.assess(situation).advice().get(SHOP);
            assertThat(advice.method()).isIn(MethodAdvisor.RUN_BY_US);
            if (!MethodAdvisor.RUN_BY_US.contains(ladder(situation).method())) {
                assertThat(advice.passed()).filteredOn(r -> r.method() == ladder(situation).method()).flatExtracting(Rung::against).extracting(Reason::what)
                        .containsExactly("nothing at either end stands against it, but this version of Drover does not run it");
            }
        });
    }

    private static String words(String name, Assessment.Advice advice) {
        StringBuilder text = new StringBuilder(name).append(": ").append(advice.method().words()).append('\n');
        advice.reasons().forEach(r -> text.append("    + ").append(r.what()).append(" (").append(r.source()).append(")\n"));
        advice.passed().forEach(rung -> rung.against().forEach(
                r -> text.append("    not ").append(rung.method().words()).append(": ").append(r.what()).append(" (").append(r.source()).append(")\n")));
        return text.toString();
    }

    @Test
    void every_method_but_the_last_is_passed_over_with_a_reason_that_has_a_source() {
        size();
        switches();
        versions();
        rights();
        network();
        for (Situation situation : situations.values()) {
            Assessment.Advice advice = ladder(situation);
            assertThat(advice.reasons()).isNotEmpty().allSatisfy(r -> assertThat(r.source()).startsWith("doc/"));
            assertThat(advice.passed()).allSatisfy(rung -> assertThat(rung.against()).isNotEmpty().allSatisfy(r -> assertThat(r.source()).startsWith("doc/")));
            assertThat(advice.passed()).extracting(Rung::method).doesNotContain(Method.REPOSITORY_ONLY, advice.method());
        }
    }

    private static String golden() throws IOException {
        try (InputStream in = Objects.requireNonNull(MethodAdvisorTest.class.getResourceAsStream("advice.golden.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
