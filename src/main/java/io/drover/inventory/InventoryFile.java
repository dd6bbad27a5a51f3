package io.drover.inventory;

import io.drover.config.Workspace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JacksonException;

/** {@code inventory/inventory.json} and the tables beside it. */
public final class InventoryFile {
    private InventoryFile() {}

    public static Path path(Workspace workspace) {
        return workspace.inventoryFolder().resolve("inventory.json");
    }

    /** Replaces the file in one move, then the CSVs. */
    public static void write(Workspace workspace, Inventory inventory) {
        Path file = path(workspace);
        try {
            Files.createDirectories(file.getParent());
            Path half = file.resolveSibling("inventory.json.new");
            try (OutputStream out = Files.newOutputStream(half)) {
                InventoryJson.MAPPER.writeValue(out, inventory);
            }
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | JacksonException e) {
            throw InventoryProblem.INVENTORY_UNWRITABLE.exception("cannot write: " + e.getMessage(), file.toString(), e);
        }
        new InventoryTables(inventory).writeTo(workspace.inventoryFolder());
    }

    /** @throws io.drover.problem.ProblemException when there is none, or it is damaged */
    public static Inventory read(Workspace workspace) {
        Path file = path(workspace);
        if (!Files.exists(file)) {
            throw InventoryProblem.INVENTORY_MISSING.exception("there is no inventory in this workspace", file.toString());
        }
        try {
            return InventoryJson.MAPPER.readValue(file, Inventory.class);
        } catch (JacksonException e) {
            String place = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
            throw InventoryProblem.INVENTORY_UNREADABLE.exception(e.getOriginalMessage(), file + place, e);
        }
    }
}
