package io.drover.archive;

import io.drover.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers, entry by entry, whether this is an export archive GitLab would open: its kind and its version. */
final class ArchiveForm {
    private static final int VERSION_BYTES = 256;

    private @Nullable String version;
    private boolean projectTree;
    private boolean groupTree;
    private boolean legacy;

    void meet(String name) {
        switch (name) {
            case "tree/project.json" -> projectTree = true;
            case "tree/groups/_all.ndjson" -> groupTree = true;
            case "project.json", "group.json" -> legacy = true;
            default -> {
                // says nothing about the form
            }
        }
    }

    /** The first line of a short file such as VERSION; more than a line's worth of bytes is not read. */
    static byte[] head(InputStream content) throws IOException {
        return content.readNBytes(VERSION_BYTES);
    }

    void version(byte[] head) {
        version = new String(head, StandardCharsets.UTF_8).lines().findFirst().orElse("").strip();
    }

    Optional<String> version() {
        return Optional.ofNullable(version);
    }

    Optional<ArchiveKind> kind() {
        return projectTree ? Optional.of(ArchiveKind.PROJECT) : groupTree ? Optional.of(ArchiveKind.GROUP) : Optional.empty();
    }

    /**
     * Everything that would make GitLab refuse the whole archive for its form; empty when it would not. Ask after the last entry. The group
     * importer does not look at VERSION.
     */
    List<ProblemException> refusals(String where) {
        List<ProblemException> refusals = new ArrayList<>();
        if (legacy && kind().isEmpty()) {
            return List.of(ArchiveProblem.ARCHIVE_LEGACY.exception("the whole tree is in one file at the top", where));
        }
        if (kind().isEmpty()) {
            refusals.add(ArchiveProblem.ARCHIVE_NO_TREE.exception("neither tree/project.json nor tree/groups/_all.ndjson is there", where));
        }
        if (!groupTree || projectTree) {
            String found = version;
            if (found == null) {
                refusals.add(ArchiveProblem.ARCHIVE_VERSION_MISSING.exception("there is no VERSION", where));
            } else if (!found.equals(ArchiveWriter.FORMAT_VERSION)) {
                refusals.add(ArchiveProblem.ARCHIVE_VERSION_WRONG.exception(
                        "VERSION is " + Quoted.of(found) + ", GitLab wants " + ArchiveWriter.FORMAT_VERSION, where));
            }
        }
        return refusals;
    }
}
