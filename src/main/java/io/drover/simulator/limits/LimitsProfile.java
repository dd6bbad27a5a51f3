package io.drover.simulator.limits;

import java.util.List;

/** Which rate limits an instance enforces. */
public enum LimitsProfile {
    NONE("none"),
    SELF_MANAGED("self-managed"),
    GITLAB_COM("gitlab.com");

    private final String label;

    LimitsProfile(String label) {
        this.label = label;
    }

    /** As written on the command line. */
    public String label() {
        return label;
    }

    public List<RateLimit> limits() {
        return switch (this) {
            case NONE -> List.of();
            case SELF_MANAGED -> DocumentedLimits.SELF_MANAGED;
            case GITLAB_COM -> DocumentedLimits.GITLAB_COM;
        };
    }
}
