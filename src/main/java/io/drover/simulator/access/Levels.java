package io.drover.simulator.access;

/** Access and visibility levels as GitLab's database counts them. */
public final class Levels {
    public static final int NO_ACCESS = 0;
    public static final int MINIMAL = 5;
    public static final int GUEST = 10;
    public static final int PLANNER = 15;
    public static final int REPORTER = 20;
    public static final int DEVELOPER = 30;
    public static final int MAINTAINER = 40;
    public static final int OWNER = 50;
    public static final int ADMIN = 60;

    public static final int PRIVATE = 0;
    public static final int INTERNAL = 10;
    public static final int PUBLIC = 20;

    private Levels() {}

    /** {@code private}, {@code internal} or {@code public}. */
    public static String visibility(long level) {
        return level >= PUBLIC ? "public" : level >= INTERNAL ? "internal" : "private";
    }

    /** @throws IllegalArgumentException for any other word */
    public static int visibility(String name) {
        return switch (name) {
            case "private" -> PRIVATE;
            case "internal" -> INTERNAL;
            case "public" -> PUBLIC;
            default -> throw new IllegalArgumentException(name);
        };
    }
}
