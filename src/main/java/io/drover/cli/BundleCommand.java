package io.drover.cli;

import io.drover.app.App;
import io.drover.app.Migrations;
import io.drover.bundle.BundleStage;
import io.drover.config.DroverConfig;
import io.drover.config.InstanceConfig;
import io.drover.config.TokenSource;
import io.drover.config.Workspace;
import io.drover.console.Bytes;
import io.drover.http.Redaction;
import io.drover.problem.ProblemException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code drover bundle}. */
@Command(
        name = "bundle",
        mixinStandardHelpOptions = true,
        description = "Pack a support bundle: journal, log and results without tokens, e-mail addresses and names. Asks no instance.",
        footer = {
            "",
            "Every person has the same pseudonym in all files. Paths and host names stay: look through it before you send it.",
            "",
            "EXAMPLES",
            "  drover bundle",
            "  drover bundle --output /tmp/for-support.zip",
            "",
            "EXIT STATUS",
            "  0 packed   3 configuration   30 environment"
        })
final class BundleCommand implements Callable<Integer> {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    @Option(names = "--output", paramLabel = "FILE", description = "Where to write it. Default: drover-bundle-TIME.zip in the workspace.")
    private @Nullable Path output;

    @Mixin
    private CommonOptions options = new CommonOptions();

    private final App app;

    BundleCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() {
        Workspace workspace = options.workspace();
        DroverConfig config = app.config(workspace);
        Path file = output == null ? workspace.root().resolve("drover-bundle-" + STAMP.format(app.time().now()) + ".zip") : output;
        Redaction tokens = new Redaction(Stream.of(config.source(), config.destination()).flatMap(this::token).toList());
        BundleStage.Packed packed =
                new BundleStage(workspace, Migrations.store(config, workspace), tokens, new ProgramVersion().getVersion()[0]).pack(file);
        if (options.json()) {
            app.console().print(JsonMapper.shared().writeValueAsString(packed));
        } else {
            app.console().table(List.of("IN THE BUNDLE"), packed.entries().stream().map(List::of).toList());
            app.console().print("%s, %s; %d people have pseudonyms. Look through it before you send it.".formatted(file, Bytes.words(packed.bytes()), packed.people()));
        }
        return ExitStatus.DONE;
    }

    /** Known values are hidden wherever they stand; a token that is not at hand has left no trace either. */
    private Stream<String> token(InstanceConfig instance) {
        if (instance.token() instanceof TokenSource.Prompt) {
            return Stream.empty();
        }
        try {
            return Stream.of(app.tokens().of(instance).reveal());
        } catch (ProblemException absent) {
            return Stream.empty();
        }
    }
}
