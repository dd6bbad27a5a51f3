package io.drover.assess;

import io.drover.connector.Subscription;
import java.util.List;
import java.util.Locale;

/**
 * How many placeholder users GitLab.com lets a top-level group have, by plan and seats. Self-managed instances and GitLab Dedicated have no
 * limit unless an administrator set one (doc/administration/instance_limits.md).
 *
 * @param seats as in the documentation, for people
 */
record PlaceholderLimit(String plan, String seats, long limit) {
    static final String SOURCE = "doc/user/import/mapping/post_migration_mapping.md";

    /** From the smallest to the largest of each plan. */
    static final List<PlaceholderLimit> ALL = List.of(
            new PlaceholderLimit("Free", "any number of seats", 200),
            new PlaceholderLimit("Premium", "up to 100 seats", 500),
            new PlaceholderLimit("Premium", "101 to 500 seats", 2000),
            new PlaceholderLimit("Premium", "501 to 1,000 seats", 4000),
            new PlaceholderLimit("Premium", "more than 1,000 seats", 6000),
            new PlaceholderLimit("Ultimate", "up to 100 seats", 1000),
            new PlaceholderLimit("Ultimate", "101 to 500 seats", 4000),
            new PlaceholderLimit("Ultimate", "501 to 1,000 seats", 6000),
            new PlaceholderLimit("Ultimate", "more than 1,000 seats", 8000));

    private static final List<String> PAID = List.of("Premium", "Ultimate");
    private static final long[] SEATS = {100, 500, 1000, Long.MAX_VALUE};

    static final long SMALLEST = ALL.stream().mapToLong(PlaceholderLimit::limit).min().orElseThrow();
    static final long LARGEST = ALL.stream().mapToLong(PlaceholderLimit::limit).max().orElseThrow();

    String words() {
        return plan + " with " + seats + " (" + Words.number(limit) + ")";
    }

    /** What a subscription allows; that of open source programs is Ultimate's, and a trial's is that of the free plan. */
    static PlaceholderLimit of(Subscription subscription) {
        String plan = subscription.plan().toLowerCase(Locale.ROOT).replace("opensource", "ultimate").replace("gold", "ultimate").replace("silver", "premium");
        List<PlaceholderLimit> paid = PAID.stream()
                .filter(name -> plan.startsWith(name.toLowerCase(Locale.ROOT)))
                .flatMap(name -> ALL.stream().filter(limit -> limit.plan().equals(name)))
                .toList();
        if (paid.isEmpty() || subscription.trial()) {
            return ALL.getFirst();
        }
        int row = 0;
        while (subscription.seats() > SEATS[row]) {
            row++;
        }
        return paid.get(row);
    }

    /** The smallest of each paid plan that has room for so many. */
    static List<PlaceholderLimit> fitting(long people) {
        return List.of("Free", "Premium", "Ultimate").stream()
                .flatMap(plan -> ALL.stream().filter(l -> l.plan().equals(plan) && l.limit() >= people).limit(1))
                .toList();
    }
}
