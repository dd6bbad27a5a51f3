package io.drover.cli;

import io.drover.app.App;
import io.drover.app.Migrations;
import io.drover.app.ProblemCodes;
import io.drover.config.Workspace;
import io.drover.diagnose.FailureMode;
import io.drover.diagnose.FailureModes;
import io.drover.problem.ProblemCode;
import io.drover.report.ItemStories;
import io.drover.run.ItemStory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code drover explain [CODE | ITEM | WORDS...]}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Explain a code or an item: what happened, the likely cause with its evidence, who must act, and what to do.",
        footer = {
            "",
            "A CODE is a problem of Drover's or a failure mode of GitLab's; docs/reference/problems.md has them all. An ITEM is a group",
            "or project of the plan, by its path or as 'drover status' names it. Other WORDS are searched for in everything known.",
            "",
            "EXAMPLES",
            "  drover explain                       list every code",
            "  drover explain TOKEN_MISSING",
            "  drover explain shop/checkout         why this project failed",
            "  drover explain statement timeout     what is known about these words",
            "",
            "EXIT STATUS",
            "  0 explained   2 neither a code nor an item, and nothing mentions the words"
        })
final class ExplainCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "CODE|ITEM|WORD", description = "What to explain. Without it, every code is listed.")
    private List<String> wanted = new ArrayList<>();

    @Mixin
    private CommonOptions options = new CommonOptions();

    private final App app;

    ExplainCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() {
        List<Explained> codes = wanted.size() > 1 ? List.of() : named();
        if (!codes.isEmpty()) {
            return print(codes);
        }
        Optional<ItemStory> story = wanted.size() > 1 ? Optional.empty() : story(wanted.getFirst());
        if (story.isPresent()) {
            return print(story.get());
        }
        List<Explained> mentioned = FailureModes.search(wanted).stream().map(Explained::of).toList();
        if (mentioned.isEmpty()) {
            app.console().remark("There is no code and no item " + String.join(" ", wanted) + nearest());
            return ExitStatus.USAGE;
        }
        return print(mentioned);
    }

    /** The code that is meant, or all codes when none is. */
    private List<Explained> named() {
        Stream<Explained> all = Stream.concat(ProblemCodes.all().stream().map(Explained::of), FailureModes.all().stream().map(Explained::of));
        return all.filter(e -> wanted.isEmpty() || e.code().equals(wanted.getFirst().toUpperCase(Locale.ROOT))).toList();
    }

    private Optional<ItemStory> story(String item) {
        Workspace workspace = options.workspace();
        return Files.exists(workspace.plan())
                ? new ItemStories(workspace, app.time()).find(Migrations.store(app.config(workspace), workspace), item)
                : Optional.empty();
    }

    private int print(List<Explained> found) {
        if (options.json()) {
            app.console().print(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(found));
        } else if (found.size() > 1) {
            app.console().table(List.of("CODE", "WHO", "WHAT"), found.stream().map(e -> List.of(e.code(), e.actor(), e.title())).toList());
        } else {
            found.getFirst().lines().forEach(app.console()::print);
        }
        return ExitStatus.DONE;
    }

    private int print(ItemStory story) {
        if (options.json()) {
            app.console().print(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(story));
        } else {
            new StoryText(app.console()).print(story);
        }
        return ExitStatus.DONE;
    }

    private String nearest() {
        String upper = String.join("_", wanted).toUpperCase(Locale.ROOT);
        return Stream.concat(ProblemCodes.all().stream().map(ProblemCode::name), FailureModes.all().stream().map(FailureMode::code))
                .filter(name -> name.contains(upper) || upper.contains(name))
                .findFirst()
                .map(name -> "; did you mean " + name + "?")
                .orElse("; `drover explain` lists every code, `drover status --all` every item.");
    }
}
