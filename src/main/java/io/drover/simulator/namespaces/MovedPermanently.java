package io.drover.simulator.namespaces;

/** The thing asked for has another address now. */
public final class MovedPermanently extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String location;

    MovedPermanently(String location) {
        super(location);
        this.location = location;
    }

    public String location() {
        return location;
    }
}
