package io.drover.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.app.ProblemCodes;
import io.drover.assess.CheckIds;
import io.drover.model.Method;
import io.drover.model.Relation;
import io.drover.model.Relations;
import io.drover.problem.Fact;
import io.drover.problem.KnownText;
import io.drover.problem.Observation;
import io.drover.problem.ProblemCode;
import io.drover.verify.Rule;
import io.drover.verify.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every failure mode is recognised by an example of its own, and none steals another's. */
class FailureModesTest {
    private record Example(String code, Evidence evidence) {}

    @TestFactory
    Stream<DynamicTest> an_example_of_each_mode_leads_to_it_first() throws IOException {
        return examples().stream().map(example -> DynamicTest.dynamicTest(example.code(), () -> {
            Diagnosis diagnosis = Diagnosis.of(example.evidence());
            assertThat(diagnosis.causes()).as("likeliest first").extracting(c -> c.mode().code()).startsWith(example.code());
            assertThat(diagnosis.causes().getFirst().evidence()).isNotBlank();
        }));
    }

    @Test
    void every_mode_has_an_example_or_a_question_that_finds_it() throws IOException {
        List<String> told = Stream.concat(examples().stream().map(Example::code), lines("unseen.txt").map(l -> l[0])).toList();
        assertThat(told).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(told)).isEqualTo(FailureModes.all().stream().map(FailureMode::code).collect(Collectors.toCollection(TreeSet::new)));
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(60);
    }

    @TestFactory
    Stream<DynamicTest> what_leaves_no_sign_is_found_by_its_words() throws IOException {
        return lines("unseen.txt").map(line -> DynamicTest.dynamicTest(line[0], () -> {
            assertThat(FailureModes.of(line[0]).orElseThrow().signs()).as("it has a sign, so it wants an example").isEmpty();
            assertThat(FailureModes.search(List.of(line[1].split(" ")))).extracting(FailureMode::code).containsExactly(line[0]);
        }));
    }

    @Test
    void nothing_is_recognised_in_an_item_without_facts() {
        assertThat(Diagnosis.of(Evidence.of(Set.of(), List.of())).causes()).isEmpty();
        Evidence unheard = Evidence.of(Set.of(fact("kind=project")), List.of(Observation.of(Fact.Kind.STATUS, "418")));
        assertThat(Diagnosis.of(unheard).causes()).isEmpty();
    }

    @Test
    void more_facts_are_stronger_than_more_records() {
        Observation invalid = Observation.of(Fact.Kind.EXCEPTION, "ActiveRecord::RecordInvalid");
        Evidence evidence = Evidence.of(Set.of(), List.of(invalid.and(Fact.Kind.RELATION, "issues"), invalid.and(Fact.Kind.RELATION, "notes"), invalid.and(Fact.Kind.RELATION, "milestones")));
        List<Diagnosis.Cause> causes = Diagnosis.of(evidence).causes();
        assertThat(causes).extracting(c -> c.mode().code()).startsWith("TITLE_CLASHES_WITH_GROUP", "RECORD_INVALID");
        assertThat(causes.get(1).evidence()).isEqualTo("exception ActiveRecord::RecordInvalid (3 times)");
    }

    @Test
    void codes_are_unique_also_beside_the_problems_and_texts_are_complete() {
        List<String> codes = new ArrayList<>(FailureModes.all().stream().map(FailureMode::code).toList());
        ProblemCodes.all().stream().map(ProblemCode::name).forEach(codes::add);
        assertThat(codes).doesNotHaveDuplicates();
        assertThat(FailureModes.all()).allSatisfy(mode -> {
            assertThat(mode.code()).matches("[A-Z][A-Z0-9_]+");
            assertThat(mode.title()).isNotBlank().doesNotEndWith(".");
            assertThat(mode.symptom()).isNotBlank();
            assertThat(mode.cause()).endsWith(".");
            assertThat(mode.fix()).endsWith(".");
            assertThat(mode.source()).isNotBlank();
        });
    }

    @Test
    void a_sign_names_only_what_exists() {
        assertThat(values(Fact.Kind.CODE)).isSubsetOf(ProblemCodes.all().stream().map(ProblemCode::name).toList());
        assertThat(values(Fact.Kind.FINDING)).isSubsetOf(CheckIds.all());
        assertThat(values(Fact.Kind.DIFFERS)).isSubsetOf(Relations.all().stream().map(Relation::name).toList());
        assertThat(values(Fact.Kind.RULE)).isSubsetOf(Rules.all().stream().map(Rule::id).toList());
        assertThat(values(Fact.Kind.METHOD)).isSubsetOf(Arrays.stream(Method.values()).map(Method::words).toList());
        assertThat(values(Fact.Kind.SAID)).isEqualTo(Arrays.stream(KnownText.values()).map(KnownText::key).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static TreeSet<String> values(Fact.Kind kind) {
        Predicate<Fact> ofKind = f -> f.kind() == kind;
        return FailureModes.all().stream().flatMap(m -> m.signs().stream()).flatMap(s -> s.facts().stream()).filter(ofKind).map(Fact::value).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Example> examples() throws IOException {
        return lines("examples.txt").map(line -> new Example(line[0], Evidence.of(facts(line[1]), observations(line.length > 2 ? line[2] : "")))).toList();
    }

    private static List<Observation> observations(String text) {
        Set<Fact> facts = facts(text);
        return facts.isEmpty() ? List.of() : List.of(Observation.of(facts));
    }

    private static Set<Fact> facts(String text) {
        if (text.isBlank()) {
            return Set.of();
        }
        return Arrays.stream(text.split("; (?=[a-z]+=)")).flatMap(FailureModesTest::read).collect(Collectors.toSet());
    }

    private static Stream<Fact> read(String pair) {
        return pair.startsWith("text=") ? KnownText.in(pair.substring("text=".length())).stream().map(k -> fact("said=" + k.key())) : Stream.of(fact(pair));
    }

    private static Fact fact(String pair) {
        String[] parts = pair.strip().split("=", 2);
        return new Fact(Fact.Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1]);
    }

    private static Stream<String[]> lines(String name) throws IOException {
        try (InputStream in = FailureModesTest.class.getResourceAsStream("/diagnose/" + name)) {
            assertThat(in).as(name).isNotNull();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(l -> !l.startsWith("#")).map(l -> Arrays.stream(l.split("\\|", 3)).map(String::strip).toArray(String[]::new)).toList().stream();
        }
    }
}
