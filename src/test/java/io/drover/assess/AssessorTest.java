package io.drover.assess;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.config.Workspace;
import io.drover.inventory.Organisation;
import io.drover.model.FullPath;
import io.drover.model.Method;
import io.drover.model.Relations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssessorTest {
    @Test
    void the_findings_of_a_troubled_organisation_are_what_they_were() throws IOException {
        Assessment assessment = Assessor.assess(ChecksTest.Trouble.everywhere());
        StringBuilder text = new StringBuilder();
        for (Finding f : assessment.findings()) {
            text.append(f.severity()).append(' ').append(f.check()).append(' ').append(f.path() == null ? "*" : f.path()).append(": ").append(f.what());
            text.append("\n    ").append(f.actor().label()).append(": ").append(f.next()).append(" (").append(f.source()).append(")\n");
        }
        assertThat(text.toString()).isEqualTo(golden());
    }

    @Test
    void an_assessment_and_its_facts_are_read_back_as_they_were_written(@TempDir Path folder) {
        Situation situation = ChecksTest.Trouble.everywhere();
        Assessment assessment = Assessor.assess(situation);
        Workspace workspace = new Workspace(folder);
        AssessmentFile.write(workspace, assessment, situation.destination());
        assertThat(AssessmentFile.read(workspace)).isEqualTo(assessment);
        assertThat(AssessmentFile.facts(workspace)).isEqualTo(situation.destination());
    }

    @Test
    void the_advice_names_the_limit_that_decides() {
        Organisation source = new Organisation().with(Organisation.group(1, "acme")).with(Organisation.project(10, "acme/huge", 6L << 30));
        Assessment.Advice advice = Assessor.assess(new SituationBuilder().gitlabCom().with(source)).advice().get(FullPath.of("acme/huge"));
        assertThat(advice.method()).isEqualTo(Method.FILE_TRANSFER_IN_SLICES);
        assertThat(advice.passed()).contains(new Rung(Method.FILE_TRANSFER, List.of(new Reason(
                "the destination imports at most 5.0 GiB (max_import_size), and it holds about 6.0 GiB", "doc/administration/settings/import_and_export_settings.md"))));
    }

    @Test
    void the_forecast_names_its_bottleneck() {
        Organisation source = new Organisation().with(Organisation.group(1, "acme"));
        for (int i = 0; i < 120; i++) {
            source.with(Organisation.project(10 + i, "acme/p" + i, 1_000));
        }
        Forecaster forecaster = new Forecaster(RateLimits.DOCUMENTED);
        assertThat(forecaster.forecast(source.inventory())).isEqualTo(
                new Assessment.Forecast(Duration.ofMinutes(120), 120_000, "120 downloads from acme at 1 a minute and namespace"));
        source.count("acme/p0", Relations.MERGE_REQUESTS, 40_000);
        assertThat(forecaster.forecast(source.inventory()).bottleneck()).isEqualTo("GitLab's import jobs, 4 at once");
        assertThat(forecaster.forecast(source.inventory()).expected()).isGreaterThan(Duration.ofHours(11));
        assertThat(forecaster.forecast(new Organisation().inventory()).expected()).isZero();
    }

    private static String golden() throws IOException {
        try (InputStream in = Objects.requireNonNull(AssessorTest.class.getResourceAsStream("findings.golden.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
