package io.drover.simulator.sample;

import io.drover.simulator.SimulatedGitLab;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The built-in organisation, a freight company: every kind of content once at least, always the same. */
public final class SampleOrganisation {
    private SampleOrganisation() {}

    public static Organisation organisation() {
        try (InputStream in = Objects.requireNonNull(SampleOrganisation.class.getResourceAsStream("nordwind.yaml"), "nordwind.yaml")) {
            return Organisation.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void load(SimulatedGitLab gitlab) {
        organisation().load(gitlab);
    }
}
