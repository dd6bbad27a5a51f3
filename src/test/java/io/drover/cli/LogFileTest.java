package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.drover.config.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogFileTest {
    @TempDir
    Path folder;

    @AfterEach
    void quietAgain() {
        ch.qos.logback.classic.Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.setLevel(Level.OFF);
    }

    @Test
    void a_workspace_gets_a_log_and_tokens_are_blanked_out() throws IOException {
        Workspace workspace = new Workspace(folder);
        Files.writeString(workspace.config(), "source: {}\n");
        LogFile.open(workspace, false);
        Logger log = LoggerFactory.getLogger("io.drover.Example");
        log.info("moved {} with glpat-abcDEF1234567890xyzw", "acme/web");
        log.debug("not asked for");
        assertThat(Files.readString(workspace.log())).contains("io.drover.Example moved acme/web with [secret]").doesNotContain("glpat-").doesNotContain("not asked for");
    }

    @Test
    void a_folder_without_a_workspace_stays_as_it_is() throws IOException {
        LogFile.open(new Workspace(folder), true);
        try (var files = Files.list(folder)) {
            assertThat(files.toList()).isEmpty();
        }
    }
}
