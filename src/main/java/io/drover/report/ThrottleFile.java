package io.drover.report;

import io.drover.config.Workspace;
import io.drover.connector.Throttle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code .drover/throttles.json}: who made us wait, summed over the processes of a migration. Each process adds what it met when it ends. */
public final class ThrottleFile {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ThrottleFile() {}

    /** Adds to what is there. One process at a time, as the journal's lock has it. */
    public static void add(Workspace workspace, List<Throttle> more) {
        if (more.isEmpty()) {
            return;
        }
        Map<String, Throttle> sums = new LinkedHashMap<>();
        read(workspace).forEach(t -> sums.merge(key(t), t, ThrottleFile::plus));
        more.forEach(t -> sums.merge(key(t), t, ThrottleFile::plus));
        try {
            Path file = path(workspace);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.write(part, JSON.writeValueAsBytes(List.copyOf(sums.values())));
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Longest first; empty when nobody made us wait, or the file is damaged: it is a remark in a report, no fact to stop for. */
    public static List<Throttle> read(Workspace workspace) {
        Path file = path(workspace);
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return List.of(JSON.readValue(Files.readAllBytes(file), Throttle[].class)).stream().sorted(Comparator.comparing(Throttle::waited).reversed()).toList();
        } catch (IOException | JacksonException e) {
            return List.of();
        }
    }

    private static Path path(Workspace workspace) {
        return workspace.root().resolve(".drover/throttles.json");
    }

    private static String key(Throttle throttle) {
        return throttle.host() + "\n" + throttle.endpoint() + "\n" + throttle.by();
    }

    private static Throttle plus(Throttle a, Throttle b) {
        return new Throttle(a.host(), a.endpoint(), a.by(), a.refused() + b.refused(), a.waits() + b.waits(), a.waited().plus(b.waited()));
    }
}
