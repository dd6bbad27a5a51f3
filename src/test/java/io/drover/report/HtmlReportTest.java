package io.drover.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class HtmlReportTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1, 0", "9, 0", "40, 7", "500, 60"})
    void the_page_is_well_formed_and_needs_nothing_else(int projects, int failing) throws Exception {
        String html = page(projects, failing);
        Document document = parse(html);
        assertThat(document.getElementsByTagName("section").getLength()).isGreaterThan(5);
        assertThat(document.getElementsByTagName("details").getLength()).isGreaterThanOrEqualTo(projects);
        assertThat(html).doesNotContain("<link").doesNotContain("src=\"").doesNotContain("@import").doesNotContain("url(");
    }

    @Test
    void what_others_wrote_stays_text() throws IOException {
        assertThat(page(40, 7)).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>alert");
    }

    @Test
    void a_clean_migration_says_so_and_a_failed_one_says_what_to_do() throws IOException {
        assertThat(page(9, 0)).contains("<h1>Everything arrived</h1>").contains("9 projects were compared").doesNotContain("What needs somebody");
        assertThat(page(40, 7))
                .contains("<h1>5 items did not arrive</h1>")
                .contains("IMPORT_FAILED · to act: <b>destination admin</b> · 5 items")
                .contains("Raise the maximum decompressed size")
                .contains("merge_method: \"ff\" -&gt; \"merge\"");
    }

    @Test
    void before_the_run_it_is_an_interim_report() {
        ReportSources all = Samples.of(9, 0);
        ReportSources before = new ReportSources(
                all.inventory(), null, all.plan(), all.users(), new io.drover.run.RunSummary(Samples.START, List.of()), List.of(), null);
        Report report = ReportMaker.make(before, Samples.START, "drover 0.1.0");
        assertThat(report.verdict().headline()).isEqualTo("Not verified yet");
        assertThat(HtmlReport.of(report)).contains("not started").contains("not asked yet");
    }

    @Test
    void a_browser_shows_it() throws Exception {
        Path browser = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of("none"));
        assumeTrue(Files.isExecutable(browser), "needs a browser: apt-get install chromium");
        Path page = folder.resolve("index.html");
        Files.writeString(page, page(40, 7));
        Path picture = folder.resolve("page.png");
        String dom = run(browser, "--dump-dom", page.toUri().toString());
        assertThat(dom).contains("5 items did not arrive").contains("id=\"timeline\"");
        run(browser, "--screenshot=" + picture, "--window-size=900,1200", page.toUri().toString());
        try (InputStream in = Files.newInputStream(picture)) {
            var image = ImageIO.read(in);
            long colours = java.util.stream.IntStream.range(0, 900 * 1200).map(i -> image.getRGB(i % 900, i / 900)).distinct().count();
            assertThat(colours).as("different colours on the picture").isGreaterThan(50);
        }
    }

    private String run(Path browser, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                browser.toString(), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--user-data-dir=" + folder.resolve("profile")));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the browser ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(out);
    }

    private static Document parse(String html) throws Exception {
        int script = html.indexOf("<script>");
        String body = html.substring(0, script) + html.substring(html.indexOf("</script>") + "</script>".length());
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(body)));
    }

    private static String page(int projects, int failing) throws IOException {
        return HtmlReport.of(ReportMaker.make(Samples.of(projects, failing), Samples.START, "drover 0.1.0"));
    }
}
