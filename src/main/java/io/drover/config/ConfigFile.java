package io.drover.config;

import java.nio.file.Files;
import java.nio.file.Path;

/** Reads {@code drover.yaml}. */
public final class ConfigFile {
    private ConfigFile() {}

    /** @throws io.drover.problem.ProblemException when it is missing or has mistakes; all mistakes are named at once */
    public static DroverConfig read(Path file) {
        if (!Files.exists(file)) {
            throw ConfigProblem.NO_WORKSPACE.exception("there is no drover.yaml in this folder", file.toString());
        }
        throw ConfigProblem.CONFIG_UNREADABLE.exception("reading is not built yet", file.toString());
    }
}
