package io.drover.simulator.transfer;

/** Something could not be restored; with the class that GitLab's exception would have. */
public final class RestoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String exceptionClass;

    public RestoreException(String exceptionClass, String message) {
        super(message);
        this.exceptionClass = exceptionClass;
    }

    public String exceptionClass() {
        return exceptionClass;
    }

    public String message() {
        return String.valueOf(getMessage());
    }
}
