package io.drover.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    @Test
    void writes() throws Exception {
        int[][] sizes = {{9, 0}, {40, 7}, {500, 60}};
        for (int[] s : sizes) {
            String html = HtmlReport.of(ReportMaker.make(Samples.of(s[0], s[1]), Samples.START, "0.1.0"));
            Files.writeString(Path.of("target/report-" + s[0] + ".html"), html);
            assertThat(html).isNotEmpty();
        }
    }
}
