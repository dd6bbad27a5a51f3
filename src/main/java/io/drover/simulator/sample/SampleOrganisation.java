package io.drover.simulator.sample;

import io.drover.simulator.SimulatedGitLab;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The built-in organisation, a freight company: every kind of content once at least, always the same. */
public final class SampleOrganisation {
    private SampleOrganisation() {}

    public static Organisation organisation() {
        return new Organisation(json());
    }

    static ObjectNode json() {
        try (InputStream in = Objects.requireNonNull(SampleOrganisation.class.getResourceAsStream("nordwind.yaml"), "nordwind.yaml")) {
            return (ObjectNode) new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void load(SimulatedGitLab gitlab) {
        organisation().load(gitlab);
    }
}
