package io.drover.cli;

import io.drover.model.Method;
import io.drover.model.Relation;
import io.drover.model.Relation.Carriage;
import io.drover.model.Relation.Carried;
import io.drover.model.Relations;
import io.drover.model.Scope;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The relation catalogue as a page to read: Markdown, the same in the terminal and in {@code docs/reference/coverage.md}. */
final class CoveragePage {
    private static final List<Method> METHODS = List.of(Method.DIRECT_TRANSFER, Method.FILE_TRANSFER, Method.REPOSITORY_ONLY);
    private static final List<Scope> SCOPES = List.of(Scope.PROJECT, Scope.GROUP, Scope.USER, Scope.INSTANCE);

    private final @Nullable Versions between;
    private final Set<Relation> recreated;

    /**
     * @param between   null for every version, with the one in which each method began to carry a relation
     * @param recreated what Drover brings where no method does
     */
    CoveragePage(@Nullable Versions between, Set<Relation> recreated) {
        this.between = between;
        this.recreated = recreated;
    }

    String text() {
        StringBuilder page = new StringBuilder("# What each method carries\n\n").append(introduction());
        for (Scope scope : SCOPES) {
            page.append("\n## ").append(title(scope)).append("\n\n");
            page.append(row(Stream.of("relation", "direct transfer", "file transfer", "repository only", "API shows", "API re-creates", "Drover re-creates", "secret", "compared", "note", "source")));
            page.append("|---|---|---|---|---|---|---|---|---|---|---|\n");
            Relations.of(scope).forEach(relation -> page.append(row(relation)));
        }
        return page.toString();
    }

    private String introduction() {
        String what = "The relation catalogue: what a method brings over by itself, what the API shows and re-creates, "
                + "what of it Drover re-creates where the method does not bring it, and how verify compares it. "
                + "Slices carry what a file transfer carries; `drover coverage --from 16.11 --to 18.5` prints this page for two versions.\n";
        return between == null ? what : "From a GitLab " + between.from() + " to a GitLab " + between.to() + ".\n" + between.caution().map(c -> "\n" + c + "\n").orElse("");
    }

    private String row(Relation relation) {
        return row(Stream.concat(
                Stream.concat(Stream.of(relation.words()), METHODS.stream().map(method -> carriage(relation, method))),
                Stream.of(
                        word(relation.read()),
                        word(relation.write()),
                        recreated.contains(relation) ? "yes" : "no",
                        String.join(", ", relation.secrets()),
                        compared(relation),
                        relation.note() == null ? "" : relation.note(),
                        relation.source())));
    }

    private static String row(Stream<String> cells) {
        return "| " + String.join(" | ", cells.toList()) + " |\n";
    }

    private String carriage(Relation relation, Method method) {
        if (between != null) {
            return word(between.carriage(relation, method));
        }
        Carried how = relation.carried().get(method);
        return how == null ? word(Carriage.NOT) : word(how.carriage()) + (how.since() == null ? "" : ", since " + how.since());
    }

    private static String compared(Relation relation) {
        return switch (relation.compared()) {
            case BY_VALUE -> "by value";
            case BY_DIGEST -> "by digest";
            case BY_COUNT -> "by count";
            case WITHIN -> "with " + Relations.byId(String.valueOf(relation.within())).words();
            case NOT -> "no";
        };
    }

    private static String title(Scope scope) {
        return switch (scope) {
            case INSTANCE -> "The instance";
            case USER -> "People";
            case GROUP -> "Groups";
            case PROJECT -> "Projects";
        };
    }

    private static String word(Enum<?> value) {
        return switch (value.name()) {
            case "NOT" -> "no";
            case "STRUCTURE" -> "all but secrets";
            case "WHOLE" -> "yes";
            default -> "partly";
        };
    }
}
