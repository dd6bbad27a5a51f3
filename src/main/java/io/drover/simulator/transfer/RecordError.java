package io.drover.simulator.transfer;

/** One record cannot be imported; the import goes on and lists it in {@code failed_relations}. */
final class RecordError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String exceptionClass;

    RecordError(String exceptionClass, String message) {
        super(message);
        this.exceptionClass = exceptionClass;
    }

    static RecordError invalid(String message) {
        return new RecordError("ActiveRecord::RecordInvalid", "Validation failed: " + message);
    }

    static RecordError noMethod(String method) {
        return new RecordError("NoMethodError", "undefined method '" + method + "' for nil");
    }

    /** The Ruby class that GitLab would name. */
    String exceptionClass() {
        return exceptionClass;
    }
}
