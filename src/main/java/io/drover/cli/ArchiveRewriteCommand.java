package io.drover.cli;

import io.drover.archive.ArchiveInspector;
import io.drover.archive.ArchiveRewriter;
import io.drover.archive.Contributor;
import io.drover.archive.ImportLimits;
import io.drover.archive.RewritePlan;
import io.drover.archive.RewritePlan.Guest;
import io.drover.archive.RewriteReport;
import io.drover.console.Bytes;
import io.drover.console.Console;
import io.drover.console.Console.Progress;
import io.drover.console.Console.Style;
import io.drover.identity.UserMap;
import io.drover.identity.UserMapping;
import io.drover.identity.UserMapping.Action;
import io.drover.identity.UsersFile;
import io.drover.model.AccessLevel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code drover archive rewrite FILE -o OUT}. */
@Command(
        name = "rewrite",
        mixinStandardHelpOptions = true,
        description = "Write a new archive whose members carry the destination's e-mail addresses. Every byte that need not change stays.",
        footer = {
            "",
            "EXAMPLES",
            "  drover archive rewrite export.tar.gz -o new.tar.gz --users users.csv",
            "  drover archive rewrite export.tar.gz -o new.tar.gz --users users.csv --guests",
            "      people who wrote something but are not members become guests, so that GitLab attributes their",
            "      work to them; remove those memberships after the import",
            "  drover archive rewrite export.tar.gz -o small.tar.gz --drop ci_pipelines,commit_notes",
            "",
            "users.csv has the columns source_id, source_username, source_name, action, email, username, reason; an action of",
            "skip takes the address away, so that the member's work goes to the importing user.",
            "",
            "EXIT STATUS",
            "  0 written   2 usage   3 a bad archive or users.csv; nothing is written   30 disk or permissions"
        })
final class ArchiveRewriteCommand implements Callable<Integer> {
    @Mixin
    private ArchiveOptions options = new ArchiveOptions();

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "OUT", description = "The new archive. It appears when it is complete.")
    private Path output = Path.of("");

    @Option(names = "--users", paramLabel = "USERS.CSV", description = "Who becomes whom; as 'drover plan' writes it.")
    private @Nullable Path users;

    @Option(names = "--guests", description = "Add contributors who are in users.csv but not members as guests.")
    private boolean guests;

    @Option(names = "--drop", paramLabel = "RELATION", split = ",", description = "Leave these relations out.")
    private Set<String> drop = Set.of();

    @Option(names = "--json", description = "Print the result as JSON on standard output.")
    private boolean json;

    private final Console console;

    ArchiveRewriteCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        RewritePlan plan = plan();
        RewriteReport report;
        try (Progress progress = options.progress(quietConsole(), "rewriting")) {
            report = new ArchiveRewriter(options.limits(), progress::advance).rewrite(options.file(), output, plan);
        }
        if (json) {
            console.print(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(report));
        } else {
            print(report, plan);
        }
        return ExitStatus.DONE;
    }

    private Console quietConsole() {
        return json ? Console.silent() : console;
    }

    private RewritePlan plan() {
        UserMap map = users == null ? new UserMap(List.of()) : UsersFile.read(users);
        Map<Long, String> emails = new HashMap<>();
        Set<Long> unmapped = new HashSet<>();
        for (UserMapping mapping : map.mappings()) {
            String email = mapping.email();
            if (mapping.action() == Action.SKIP || email == null) {
                unmapped.add(mapping.sourceId());
            } else {
                emails.put(mapping.sourceId(), email);
            }
        }
        return new RewritePlan(emails, unmapped, guests ? guests(map, emails) : List.of(), drop);
    }

    private List<Guest> guests(UserMap map, Map<Long, String> emails) {
        List<Guest> added = new ArrayList<>();
        try (Progress progress = options.progress(quietConsole(), "looking for contributors")) {
            ArchiveInspector inspector = new ArchiveInspector(options.limits(), ImportLimits.GITLAB, progress::advance);
            for (Contributor person : inspector.contributors(options.file())) {
                String email = emails.get(person.sourceId());
                if (!person.member() && person.references() > 0 && email != null) {
                    String username = map.of(person.sourceId()).map(UserMapping::sourceUsername).orElse("user" + person.sourceId());
                    added.add(new Guest(person.sourceId(), username, email, AccessLevel.GUEST));
                }
            }
        }
        return added;
    }

    private void print(RewriteReport report, RewritePlan plan) {
        console.print(console.styled(Style.GOOD, "written") + "  " + report.archive());
        console.print("  %s, sha256 %s".formatted(Bytes.words(report.bytes()), report.sha256()));
        console.print("  %,d files, %s unpacked".formatted(report.entries(), Bytes.words(report.unpackedBytes())));
        console.print("  members: %,d mapped, %,d without address now, %,d guests added".formatted(report.mapped(), report.blanked(), report.guests()));
        new java.util.TreeMap<>(report.dropped()).forEach((name, bytes) -> console.print("  left out: " + name + ", " + Bytes.words(bytes)));
        Set<String> absent = new TreeSet<>(plan.drop());
        absent.removeAll(report.dropped().keySet());
        if (!absent.isEmpty()) {
            console.remark("Not in this archive, so nothing was dropped: " + String.join(", ", absent) + ".");
        }
        if (users != null && !report.undecided().isEmpty()) {
            console.remark("Members that " + users + " says nothing about keep their address: source ids "
                    + String.join(", ", new TreeSet<>(report.undecided()).stream().map(String::valueOf).toList()) + ".");
        }
        if (report.guests() > 0) {
            console.remark("Remove the " + report.guests() + " guest memberships at the destination after the import.");
        }
    }
}
