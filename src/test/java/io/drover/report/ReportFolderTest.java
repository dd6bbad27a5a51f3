package io.drover.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportFolderTest {
    @TempDir
    Path folder;

    @Test
    void the_folder_holds_the_page_the_tables_and_the_json() throws Exception {
        Report report = ReportMaker.make(Samples.of(9, 0), Samples.START, "drover 0.1.0");
        Path page = ReportFolder.write(folder, report);
        assertThat(page).isEqualTo(folder.resolve("index.html")).isNotEmptyFile();
        assertThat(Files.readAllLines(folder.resolve("projects.csv")).getFirst())
                .isEqualTo("kind,from,to,wave,method,state,verified,bytes,records,carried,transformed,placeholder,lost,different,started,finished,seconds,problems,causes");
        assertThat(Files.readAllLines(folder.resolve("projects.csv"))).hasSize(1 + 9 + 3);
        assertThat(Files.readAllLines(folder.resolve("losses.csv")))
                .contains("acme/cart-team/ledger-1,packages,12,0,0,0,12,0,yes,left-out 12,The method does not bring them: dates and creators are lost.");
        assertThat(Files.readAllLines(folder.resolve("reenter.csv")))
                .contains(
                        "acme/cart-team/data-4,hooks,https://ci.acme.example/hook,token,GitLab never shows a webhook's secret token; it is on the list to re-enter by hand.,acme-global/cart-team/data-4: Settings > Webhooks,an administrator of the source");
        assertThat(Files.readAllLines(folder.resolve("findings.csv")).get(1)).startsWith("LOSS,packages,acme/cart-team/ledger-1,");
        assertThat(Files.readAllLines(folder.resolve("differences.csv"))).containsExactly("path,relation,key,difference");
        JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("report.json")));
        assertThat(json.path("verdict").path("tone").asString()).isEqualTo("GOOD");
        assertThat(json.path("items").size()).isEqualTo(12);
        assertThat(json.path("destination").path("version").asString()).isEqualTo("18.5.1-ee");
        assertThat(JsonMapper.shared().treeToValue(json, Report.class)).isEqualTo(report);
    }

    @Test
    void a_cell_that_looks_like_a_formula_is_text() throws Exception {
        Report report = ReportMaker.make(Samples.of(1, 0), Samples.START, "drover 0.1.0");
        Report odd = new Report(
                report.madeAt(), report.program(), report.source(), report.destination(), report.verifiedAt(), report.verdict(), report.items(), report.ledger(),
                report.findings(),
                List.of(new Report.Reenter(report.items().getFirst().from(), io.drover.model.Relations.CI_VARIABLES, "=HYPERLINK(\"x\")", "value", "why, \"oh\"", "acme: Settings", "alice")),
                report.people(), report.throttles(), report.explained(), report.unlisted(), report.environment());
        ReportFolder.write(folder, odd);
        assertThat(Files.readAllLines(folder.resolve("reenter.csv")).get(1)).endsWith(",ci_variables,\"'=HYPERLINK(\"\"x\"\")\",value,\"why, \"\"oh\"\"\",acme: Settings,alice");
    }
}
