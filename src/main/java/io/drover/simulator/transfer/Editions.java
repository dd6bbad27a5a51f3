package io.drover.simulator.transfer;

import io.drover.simulator.Instance;

/** Enterprise Edition knows relations that Community Edition neither writes nor reads. */
final class Editions {
    private Editions() {}

    static boolean has(Instance instance, Relation relation) {
        return relation.edition() == null || instance.version().endsWith("-" + relation.edition());
    }
}
