package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which way the house's doors open. */
class HouseRulesTest {
    private static final JavaClasses PROGRAM =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.drover");

    /** Floors from the ground up; a package may use its own floor only where a rule below says so. */
    private static final List<String> TOOLS = List.of("git", "http", "oci", "config", "console", "problem", "secrets", "time");

    private static final List<String> SERVICES = List.of("identity", "engine", "connector", "archive", "diagnose", "links");
    private static final List<String> STAGES = List.of("inventory", "assess", "plan", "run", "verify", "proof", "report", "bundle");

    @Test
    void model_knows_nobody() {
        check(nobodyIn(List.of("model"), Stream.of(TOOLS, SERVICES, STAGES, List.of("cli", "web", "app", "simulator"))));
    }

    @Test
    void tools_know_only_tools_and_the_model() {
        check(nobodyIn(TOOLS, Stream.of(SERVICES, STAGES, List.of("cli", "web", "app", "simulator"))));
    }

    @Test
    void services_know_no_stage() {
        check(nobodyIn(SERVICES, Stream.of(STAGES, List.of("cli", "web", "app", "simulator"))));
    }

    @Test
    void stages_know_no_command_and_no_simulator() {
        check(nobodyIn(STAGES, Stream.of(List.of("cli", "web", "app", "simulator"))));
    }

    @Test
    void a_stage_sees_only_the_stages_before_it() {
        for (int i = 0; i < STAGES.size(); i++) {
            List<String> later = STAGES.subList(i + 1, STAGES.size());
            if (!later.isEmpty()) {
                check(nobodyIn(List.of(STAGES.get(i)), Stream.of(later)));
            }
        }
    }

    @Test
    void stages_use_connectors_through_their_contracts_only() {
        check(ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage(packages(STAGES))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.drover.connector.*.."));
    }

    @Test
    void the_engine_knows_nothing_of_git_or_gitlab() {
        check(nobodyIn(List.of("engine"), Stream.of(List.of("connector", "archive", "identity", "git", "http", "oci"))));
    }

    @Test
    void the_archive_library_stands_alone() {
        check(nobodyIn(List.of("archive"), Stream.of(List.of("connector", "engine", "identity", "git", "http", "oci"))));
    }

    @Test
    void the_simulator_shares_nothing_but_the_clock() {
        List<String> all = new ArrayList<>(Stream.of(TOOLS, SERVICES, STAGES, List.of("cli", "web", "app", "model"))
                .flatMap(List::stream)
                .toList());
        all.remove("time");
        check(nobodyIn(List.of("simulator"), Stream.of(all)));
    }

    @Test
    void only_app_and_cli_know_the_simulator() {
        check(ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackages("io.drover.simulator..", "io.drover.app..", "io.drover.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.drover.simulator.."));
    }

    @Test
    void a_broken_rule_is_noticed() {
        ArchRule broken =
                ArchRuleDefinition.noClasses().that().resideInAPackage("io.drover.problem..").should().dependOnClassesThat().resideInAPackage("io.drover.problem..");
        assertThat(broken.evaluate(PROGRAM).hasViolation()).isTrue();
    }

    private static ArchRule nobodyIn(List<String> insiders, Stream<List<String>> forbidden) {
        return ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage(packages(insiders))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(forbidden.flatMap(List::stream).toList()));
    }

    private static String[] packages(List<String> names) {
        return names.stream().map(n -> "io.drover." + n + "..").toArray(String[]::new);
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PROGRAM);
    }
}
