package io.drover.assess.doctor;

import io.drover.config.DroverConfig.Workers;
import io.drover.config.Workspace;
import io.drover.inventory.InventoryFile;
import io.drover.model.Project;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.OptionalLong;

/** Disk that the largest projects need when they are on this machine at the same time. */
public final class RoomNeeded {
    /** The downloaded archive and its rewritten copy. */
    private static final int COPIES = 2;

    private RoomNeeded() {}

    /** Bytes; empty when there is no inventory yet. */
    public static OptionalLong inventoried(Workspace workspace, Workers workers) {
        if (!Files.exists(InventoryFile.path(workspace))) {
            return OptionalLong.empty();
        }
        int atOnce = workers.export() + workers.transfer() + workers.imports();
        return OptionalLong.of(InventoryFile.read(workspace).projects().stream()
                .map(Project::statistics)
                .map(s -> s.exportSize() * COPIES)
                .sorted(Comparator.reverseOrder())
                .limit(atOnce)
                .mapToLong(Long::longValue)
                .sum());
    }
}
