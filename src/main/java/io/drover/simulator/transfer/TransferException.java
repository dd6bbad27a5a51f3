package io.drover.simulator.transfer;

/** Ends an export or import; the message is what GitLab shows as {@code import_error}. */
final class TransferException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TransferException(String message) {
        super(message);
    }
}
