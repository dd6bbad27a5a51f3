package io.drover.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.drover.app.Recreated;
import io.drover.console.Console;
import io.drover.model.Method;
import io.drover.model.Relation;
import io.drover.model.Relations;
import io.drover.model.Version;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code drover coverage}. */
@Command(
        name = "coverage",
        mixinStandardHelpOptions = true,
        description = "Show what each method carries, what the API re-creates, and what nothing brings over.",
        footer = {
            "",
            "EXAMPLES",
            "  drover coverage                          every relation, with the version that began to carry it",
            "  drover coverage --from 16.11 --to 18.5   between these two versions",
            "  drover coverage --json | jq '.[] | select(.write == \"NOT\") | .words'",
            "",
            "EXIT STATUS",
            "  0 done   2 usage"
        })
final class CoverageCommand implements Callable<Integer> {
    @Option(names = "--source", paramLabel = "KIND", defaultValue = "gitlab", description = "Kind of the source: gitlab.")
    private String source = "gitlab";

    @Option(names = "--from", paramLabel = "VERSION", description = "GitLab version of the source.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "VERSION", description = "GitLab version of the destination. Default: that of the source.")
    private @Nullable String to;

    @Option(names = "--json", description = "Print the result as JSON on standard output.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    private final Console console;

    CoverageCommand(Console console) {
        this.console = console;
    }

    /** A row for machines. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            Relation id,
            String words,
            Map<Method, Relation.Carriage> carried,
            Map<Method, String> since,
            Relation.Reading read,
            Relation.Recreation write,
            boolean recreated,
            List<String> secrets,
            Relation.Compared compared,
            @Nullable String within,
            @Nullable String note,
            String source) {}

    @Override
    public Integer call() {
        if (!source.equals("gitlab")) {
            throw misused("'" + source + "' is no kind of source; there is: gitlab");
        }
        Versions between = between();
        Set<Relation> recreated = Recreated.all();
        if (json) {
            List<Row> rows = Relations.all().stream().map(r -> row(r, between, recreated.contains(r))).toList();
            console.print(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(rows));
        } else {
            new CoveragePage(between, recreated).text().lines().forEach(console::print);
        }
        return ExitStatus.DONE;
    }

    private @Nullable Versions between() {
        if (from == null && to == null) {
            return null;
        }
        Version older = version("--from", from == null ? to : from);
        return new Versions(older, version("--to", to == null ? from : to));
    }

    private Version version(String option, @Nullable String text) {
        try {
            return Version.parse(String.valueOf(text));
        } catch (IllegalArgumentException e) {
            throw misused("Invalid value for option '" + option + "': " + e.getMessage());
        }
    }

    private static Row row(Relation relation, @Nullable Versions between, boolean recreated) {
        Map<Method, Relation.Carriage> carried = new EnumMap<>(Method.class);
        Map<Method, String> since = new EnumMap<>(Method.class);
        relation.carried().forEach((method, how) -> {
            carried.put(method, between == null ? how.carriage() : between.carriage(relation, method));
            if (how.since() != null) {
                since.put(method, how.since().text());
            }
        });
        return new Row(
                relation, relation.words(), carried, since, relation.read(), relation.write(), recreated, relation.secrets(), relation.compared(), relation.within(), relation.note(), relation.source());
    }

    private CommandLine.ParameterException misused(String what) {
        return new CommandLine.ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), what);
    }
}
