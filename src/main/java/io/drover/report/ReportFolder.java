package io.drover.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code report/}: the page, the tables and the JSON, all with the same figures. */
public final class ReportFolder {
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ReportFolder() {}

    /**
     * Writes everything, over what was there.
     *
     * @return the page
     * @throws io.drover.problem.ProblemException {@link ReportProblem#REPORT_UNWRITABLE}
     */
    public static Path write(Path folder, Report report) {
        Path page = folder.resolve("index.html");
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> table : new CsvTables(report).all().entrySet()) {
                Files.writeString(folder.resolve(table.getKey()), table.getValue(), StandardCharsets.UTF_8);
            }
            Files.write(folder.resolve("report.json"), JSON.writeValueAsBytes(report));
            Files.writeString(page, HtmlReport.of(report), StandardCharsets.UTF_8);
            return page;
        } catch (IOException e) {
            throw ReportProblem.REPORT_UNWRITABLE.exception("the report cannot be written: " + e.getClass().getSimpleName(), folder.toString(), e);
        }
    }
}
