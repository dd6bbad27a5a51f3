package io.drover.cli;

import io.drover.archive.ArchiveCheck;
import io.drover.archive.ImportLimits;
import io.drover.console.Console;
import io.drover.console.Console.Progress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code drover archive check FILE}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Would GitLab import this archive? Lists what would end the import, and what would be left out or changed.",
        footer = {
            "",
            "EXAMPLES",
            "  drover archive check export.tar.gz",
            "  drover archive check export.tar.gz --max-import-size 5GiB     as on GitLab.com",
            "",
            "EXIT STATUS",
            "  0 GitLab would import it   1 it would not   2 usage   30 the file cannot be read"
        })
final class ArchiveCheckCommand implements Callable<Integer> {
    @Mixin
    private ArchiveOptions options = new ArchiveOptions();

    @Option(
            names = "--max-import-size",
            paramLabel = "SIZE",
            converter = ByteSize.class,
            description = "The destination's max_import_size. Default: 0, unlimited.")
    private long maxImportSize;

    @Option(
            names = "--max-attachment-size",
            paramLabel = "SIZE",
            converter = ByteSize.class,
            description = "The destination's max_attachment_size. Default: 100MiB.")
    private long maxAttachmentSize = ImportLimits.GITLAB.attachmentBytes();

    @Option(names = "--json", description = "Print the result as JSON on standard output.")
    private boolean json;

    private final Console console;

    ArchiveCheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ImportLimits destination = ImportLimits.GITLAB.withArchiveBytes(maxImportSize).withAttachmentBytes(maxAttachmentSize);
        ArchiveCheck.Answer answer;
        try (Progress progress = options.progress(json ? Console.silent() : console, "checking")) {
            answer = new ArchiveCheck(options.limits(), destination, progress::advance).check(options.file());
        }
        if (json) {
            console.print(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(answer));
        } else {
            ArchiveText text = new ArchiveText(console, false);
            text.shortfalls(answer.shortfalls());
            text.verdict(answer.refusals());
        }
        return answer.imports() ? ExitStatus.DONE : ExitStatus.FAILED;
    }
}
