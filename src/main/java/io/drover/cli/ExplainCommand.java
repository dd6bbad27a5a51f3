package io.drover.cli;

import io.drover.app.App;
import io.drover.app.ProblemCodes;
import io.drover.problem.ProblemCode;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** {@code drover explain [CODE]}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Explain a problem code: what it means, what to do next and who must act.",
        footer = {
            "",
            "EXAMPLES",
            "  drover explain TOKEN_MISSING",
            "  drover explain              list every code",
            "",
            "EXIT STATUS",
            "  0 explained   2 no such code"
        })
final class ExplainCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "CODE", description = "A problem code. Without it, every code is listed.")
    private @Nullable String code;

    @Mixin
    private CommonOptions options = new CommonOptions();

    private final App app;

    ExplainCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() {
        String wanted = code;
        List<ProblemCode> found = ProblemCodes.all().stream()
                .filter(c -> wanted == null || c.name().equals(wanted.toUpperCase(Locale.ROOT)))
                .toList();
        if (found.isEmpty()) {
            app.console().remark("There is no problem code " + wanted + nearest(wanted == null ? "" : wanted));
            return ExitStatus.USAGE;
        }
        if (options.json()) {
            printJson(found);
        } else if (wanted == null) {
            app.console().table(List.of("CODE", "WHO", "WHAT"), found.stream().map(c -> List.of(c.name(), c.actor().label(), c.title())).toList());
        } else {
            printOne(found.getFirst());
        }
        return ExitStatus.DONE;
    }

    private void printOne(ProblemCode found) {
        app.console().print(found.name() + "  " + found.title());
        app.console().print("");
        app.console().print("  what it means  " + found.explanation());
        app.console().print("  do next        " + found.next());
        app.console().print("  who            " + found.actor().label());
    }

    private void printJson(List<ProblemCode> found) {
        ArrayNode array = JsonMapper.shared().createArrayNode();
        for (ProblemCode problem : found) {
            array.addObject()
                    .put("code", problem.name())
                    .put("title", problem.title())
                    .put("actor", problem.actor().label())
                    .put("explanation", problem.explanation())
                    .put("next", problem.next());
        }
        app.console().print(array.toPrettyString());
    }

    private static String nearest(String wanted) {
        String upper = wanted.toUpperCase(Locale.ROOT);
        return ProblemCodes.all().stream()
                .map(ProblemCode::name)
                .filter(name -> name.contains(upper) || upper.contains(name))
                .findFirst()
                .map(name -> "; did you mean " + name + "?")
                .orElse("; `drover explain` lists them all.");
    }
}
