package io.drover.assess;

import io.drover.problem.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** More people than a top-level group may have placeholder users: those beyond become one, and what they gave is deduplicated. */
final class PlaceholderLimitCheck implements Check {
    @Override
    public String id() {
        return "placeholder-limit";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        PlaceholderBudget budget = new PlaceholderBudget(s);
        return budget.tight().stream().map(need -> finding(
                need.least() > need.room() ? Severity.LOSS : Severity.NOTICE, null, what(need), next(need, budget), Actor.YOU, PlaceholderLimit.SOURCE));
    }

    private static String what(PlaceholderBudget.Need need) {
        String people = "by direct transfer " + Words.number(need.least()) + " to " + Words.number(need.most()) + " placeholder users in " + need.group() + ": ";
        PlaceholderLimit limit = need.limit();
        if (limit == null) {
            return people + byPlan(need);
        }
        return people + "its plan, " + limit.words() + ", has room for " + Words.number(need.room())
                + (need.taken() == 0 ? "" : " more beside the " + Words.number(need.taken()) + " that are there")
                + "; up to " + Words.number(need.most() - need.room()) + " would become one user";
    }

    /** Nobody may see the plan. */
    private static String byPlan(PlaceholderBudget.Need need) {
        String fits = PlaceholderLimit.fitting(need.most()).stream().map(PlaceholderLimit::words).collect(Collectors.joining(" or "));
        String beyond = PlaceholderLimit.ALL.stream()
                .filter(limit -> limit.limit() < need.most())
                .filter(limit -> limit.plan().equals("Free") || limit.seats().startsWith("more"))
                .map(limit -> Words.number(need.most() - limit.limit()) + " beyond " + limit.plan() + (limit.plan().equals("Free") ? "" : "'s largest"))
                .collect(Collectors.joining(", "));
        return (fits.isEmpty() ? "no plan of GitLab.com has room for all" : "room is there from " + fits)
                + (beyond.isEmpty() ? "" : "; up to " + beyond + " would become one user");
    }

    private static String next(PlaceholderBudget.Need need, PlaceholderBudget budget) {
        List<String> steps = new ArrayList<>();
        List<String> superfluous = budget.superfluous(need.group());
        if (!superfluous.isEmpty()) {
            steps.add("Take members out at the source who are bots or blocked: " + Words.some(superfluous) + ".");
        }
        List<String> first = budget.first(need.group());
        steps.add("Move in waves, and make room between them with `drover users reassign`"
                + (first.isEmpty() ? "." : ", first " + Words.count(first.size(), "member", "members") + " matched for certain: " + Words.some(first) + "."));
        steps.add("Or go into several top-level groups, or have the plan raised.");
        return String.join(" ", steps);
    }
}
