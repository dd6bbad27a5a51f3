package io.drover.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.assess.Assessment;
import io.drover.assess.Assessor;
import io.drover.assess.Situation;
import io.drover.assess.SituationBuilder;
import io.drover.config.Workspace;
import io.drover.inventory.Organisation;
import io.drover.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanStageTest {
    private final Organisation source = new Organisation()
            .with(Organisation.group(1, "acme"))
            .with(Organisation.project(10, "acme/web", 1_000))
            .with(Organisation.project(11, "acme/docs", 2_000))
            .with(Organisation.user(5, "ann", "ann@example.com"));

    @TempDir
    private Path folder;

    @Test
    void a_draft_nobody_touched_is_drafted_again_freely() throws IOException {
        draft(false);
        String before = read("plan.yaml");
        draft(false);
        assertThat(read("plan.yaml")).isEqualTo(before);
        source.with(Organisation.project(12, "acme/new", 3_000));
        draft(false);
        assertThat(read("plan.yaml")).isNotEqualTo(before).contains("project: acme/new");
        assertThat(folder.resolve("plan.yaml.before")).doesNotExist();
    }

    @Test
    void an_edited_file_is_never_overwritten_and_what_would_change_is_said() throws IOException {
        draft(false);
        edit("plan.yaml", "to: acme/web\n", "to: acme/shop\n");
        edit("users.csv", "create,ann@example.com,ann", "skip,,");
        String plan = read("plan.yaml");
        assertThatThrownBy(() -> draft(false)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.is(PlanProblem.PLAN_EDITED)).isTrue();
            assertThat(e.problem().what().lines().toList()).containsExactly(
                    "plan.yaml was edited; a new draft would change 1 things",
                    "  ~ project:acme/web to: acme/shop -> acme/web",
                    "users.csv was edited; a new draft would change 1 things",
                    "  ~ ann: skip -> create ann@example.com ann");
        });
        assertThat(read("plan.yaml")).isEqualTo(plan);
    }

    @Test
    void forced_it_keeps_the_edited_file_beside_the_new_one() throws IOException {
        draft(false);
        edit("plan.yaml", "name: pilot", "name: first");
        String edited = read("plan.yaml");
        draft(true);
        assertThat(read("plan.yaml")).contains("name: pilot");
        assertThat(read("plan.yaml.before")).isEqualTo(edited);
    }

    @Test
    void an_edited_file_with_mistakes_is_not_overwritten_either() throws IOException {
        draft(false);
        Files.writeString(folder.resolve("plan.yaml"), "waves: [");
        assertThatThrownBy(() -> draft(false)).isInstanceOfSatisfying(ProblemException.class, e ->
                assertThat(e.problem().what()).startsWith("plan.yaml was edited, and cannot be compared: "));
        assertThat(read("plan.yaml")).isEqualTo("waves: [");
    }

    private void draft(boolean force) {
        SituationBuilder destination = new SituationBuilder();
        Situation situation = destination.with(source);
        Assessment assessment = Assessor.assess(situation);
        new PlanStage(new Workspace(folder)).run(source.inventory(), assessment, destination.facts(), situation.paths(), force);
    }

    private void edit(String file, String from, String to) throws IOException {
        assertThat(read(file)).contains(from);
        Files.writeString(folder.resolve(file), read(file).replace(from, to));
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }
}
