package io.drover.bundle;

import java.nio.file.Files;
import java.nio.file.Path;
import java.io.IOException;
import java.util.Locale;
import java.util.TimeZone;

/**
 * The machine the bundle was made on. Neither its name nor its user's.
 *
 * @param memory  bytes the program may use
 * @param freeDisk bytes left where the workspace is; -1 when nobody says
 */
record Environment(String program, String java, String system, int processors, long memory, long freeDisk, String zone, String locale) {
    static Environment here(String program, Path folder) {
        return new Environment(
                program,
                Runtime.version().toString(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory(),
                freeDisk(folder),
                TimeZone.getDefault().getID(),
                Locale.getDefault().toLanguageTag());
    }

    private static long freeDisk(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException unknown) {
            return -1;
        }
    }
}
