package io.drover.identity;

import io.drover.config.CsvWriter;
import io.drover.time.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What was asked for whom, a line before each deed: a reassignment cannot be taken back, so somebody may want to know. */
final class ReassignmentLog {
    private final Path file;
    private final Time time;

    ReassignmentLog(Path file, Time time) {
        this.file = file;
        this.time = time;
    }

    void about(Reassignment each, String deed) {
        write(time.now().toString(), deed, each.group().value(), each.person().identifier(), each.person().username(), each.to());
    }

    private void write(String... cells) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            boolean fresh = Files.notExists(file);
            String header = fresh ? new CsvWriter("time", "deed", "group", "source_id", "source_username", "username").text() : "";
            // a table of one row, which is its header
            String line = header + new CsvWriter(cells).text();
            Files.write(file, line.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.DSYNC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
