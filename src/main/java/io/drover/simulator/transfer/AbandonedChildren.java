package io.drover.simulator.transfer;

/** Something broke while a record's children were saved: GitLab loses the children that had not been saved yet. */
final class AbandonedChildren extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AbandonedChildren(String message) {
        super(message);
    }
}
