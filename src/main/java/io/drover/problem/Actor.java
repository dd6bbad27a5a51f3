package io.drover.problem;

/** Who must act to make a problem go away. */
public enum Actor {
    /** The migration engineer at the keyboard. */
    YOU("you"),
    SOURCE_ADMIN("source admin"),
    DESTINATION_ADMIN("destination admin"),
    /** Network, disk, proxy, machine. */
    ENVIRONMENT("environment"),
    /** The authors of Drover: a bug. */
    US("us");

    private final String label;

    Actor(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
