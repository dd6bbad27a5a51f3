package io.drover.config;

/** A secret value. Never printed, logged, journalled, put into an URL or given as an argument; {@link #toString} hides it. */
public final class Secret {
    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** The value itself; call it only where it goes into a header or a child's environment. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
