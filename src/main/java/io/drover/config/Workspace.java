package io.drover.config;

import java.nio.file.Path;

/** The folder a migration lives in: files people read and edit at the top, the program's own below {@code .drover/}. */
public record Workspace(Path root) {
    public Path config() {
        return root.resolve("drover.yaml");
    }

    public Path plan() {
        return root.resolve("plan.yaml");
    }

    public Path users() {
        return root.resolve("users.csv");
    }

    /** Inventory, assessment and verification as JSON, and the CSVs. */
    public Path inventoryFolder() {
        return root.resolve("inventory");
    }

    public Path assessment() {
        return root.resolve("assessment.json");
    }

    public Path verification() {
        return root.resolve("verification.json");
    }

    public Path reportFolder() {
        return root.resolve("report");
    }

    public Path journal() {
        return root.resolve(".drover/journal.db");
    }

    /** Downloaded and rewritten archives, mirrors: {@code .drover/files/<item>/}. */
    public Path files() {
        return root.resolve(".drover/files");
    }

    /** Sheets and the log of reassigned placeholder users. */
    public Path reassignments() {
        return root.resolve(".drover/reassignments");
    }

    public Path log() {
        return root.resolve(".drover/drover.log");
    }
}
