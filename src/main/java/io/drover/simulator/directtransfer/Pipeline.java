package io.drover.simulator.directtransfer;

import java.io.IOException;

/** Brings one kind of thing from the source. What it cannot bring it notes itself, or throws when nothing of it can be had. */
@FunctionalInterface
interface Pipeline {
    void run(Transfer transfer, Tracker tracker) throws IOException;
}
