package io.drover.cli;

import io.drover.console.Console;
import io.drover.identity.Reassignment;
import io.drover.identity.Reassignment.Act;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Reassignments for people, or as JSON. */
final class ReassignmentText {
    private final Console console;
    private final boolean json;

    ReassignmentText(Console console, boolean json) {
        this.console = console;
        this.json = json;
    }

    /** A row for machines. */
    record Row(String group, String host, String id, String username, String name, String placeholder, Act act, String to, String why) {}

    /** @param all those who are done as well */
    void print(List<Reassignment> all, boolean done) {
        List<Reassignment> shown = all.stream().filter(r -> done || json || r.act() != Act.DONE && r.act() != Act.KEPT).toList();
        if (json) {
            console.print(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(shown.stream().map(ReassignmentText::row).toList()));
        } else if (!shown.isEmpty()) {
            console.table(
                    List.of("GROUP", "AT THE SOURCE", "NAME", "TO", "", "WHY"),
                    shown.stream().map(r -> List.of(r.group().value(), r.person().username(), r.person().name(), r.to(), r.act().words(), r.why())).toList());
        }
    }

    private static Row row(Reassignment r) {
        var person = r.person();
        String placeholder = person.placeholder().map(p -> p.username()).orElse("");
        return new Row(r.group().value(), person.host().toString(), person.identifier(), person.username(), person.name(), placeholder, r.act(), r.to(), r.why());
    }

    void sum(List<Reassignment> all) {
        if (!json) {
            console.print(all.isEmpty() ? "Nobody is a placeholder: no direct transfer has brought anybody into these groups." : summary(all) + ".");
        }
    }

    /** {@code 12 to do, 3 wait for a person, 40 done}. */
    static String summary(List<Reassignment> all) {
        return Arrays.stream(Act.values()).filter(act -> count(all, act) > 0).map(act -> count(all, act) + " " + act.words()).collect(Collectors.joining(", "));
    }

    static long count(List<Reassignment> all, Act act) {
        return all.stream().filter(r -> r.act() == act).count();
    }

    /** By who must act next. */
    static int status(List<Reassignment> all) {
        if (count(all, Act.FAILED) > 0) {
            return ExitStatus.FAILED;
        }
        if (all.stream().anyMatch(r -> r.act().needsSomebody())) {
            return ExitStatus.DECISION;
        }
        return count(all, Act.WORKS) > 0 ? ExitStatus.INTERRUPTED : ExitStatus.DONE;
    }
}
