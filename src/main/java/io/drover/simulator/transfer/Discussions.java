package io.drover.simulator.transfer;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Ids of discussions that came without one. */
final class Discussions {
    private static final int BYTES = 20;

    private Discussions() {}

    static String generated(RandomGenerator random) {
        byte[] id = new byte[BYTES];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
