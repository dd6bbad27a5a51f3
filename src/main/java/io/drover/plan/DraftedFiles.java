package io.drover.plan;

import io.drover.config.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Files that Drover drafts and people edit. Remembers the digest of what it wrote, so that it never overwrites what a person changed. */
final class DraftedFiles {
    private final Path memory;

    DraftedFiles(Workspace workspace) {
        this.memory = workspace.root().resolve(".drover/drafted.json");
    }

    State state(Path file, String draft) {
        if (!Files.exists(file)) {
            return State.NEW;
        }
        try {
            String there = Files.readString(file);
            if (there.equals(draft)) {
                return State.SAME;
            }
            return digest(there).equals(remembered().path(file.getFileName().toString()).asString("")) ? State.UNEDITED : State.EDITED;
        } catch (IOException e) {
            // not readable as text: certainly not what was drafted
            return State.EDITED;
        }
    }

    /** Replaces the file in one move; an edited one is kept beside it with the ending {@code .before}. */
    void write(Path file, String draft) {
        try {
            if (state(file, draft) == State.EDITED) {
                Files.copy(file, file.resolveSibling(file.getFileName() + ".before"), StandardCopyOption.REPLACE_EXISTING);
            }
            replace(file, draft);
            ObjectNode digests = remembered();
            digests.put(file.getFileName().toString(), digest(draft));
            replace(memory, digests.toPrettyString());
        } catch (IOException e) {
            throw PlanProblem.PLAN_UNREADABLE.exception("cannot write: " + e.getMessage(), file.toString(), e);
        }
    }

    private static void replace(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path half = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(half, text);
        Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private ObjectNode remembered() {
        try {
            if (Files.exists(memory) && JsonMapper.shared().readTree(memory) instanceof ObjectNode digests) {
                return digests;
            }
        } catch (JacksonException e) {
            // a damaged memory only makes every file count as edited
            return JsonMapper.shared().createObjectNode();
        }
        return JsonMapper.shared().createObjectNode();
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** How a file on disk stands to a new draft. */
    enum State {
        NEW,
        SAME,
        /** As Drover drafted it the last time. */
        UNEDITED,
        /** Changed by a person, and different from the new draft. */
        EDITED
    }
}
