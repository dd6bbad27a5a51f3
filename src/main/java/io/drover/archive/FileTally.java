package io.drover.archive;

import io.drover.archive.ArchiveContents.FileCount;
import io.drover.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Counts the files beside the tree, and knows which of them an importer leaves out or stumbles over. */
final class FileTally {
    private static final Set<String> IMAGES = Set.of("png", "jpg", "jpeg", "gif", "bmp", "tiff", "ico", "webp");
    private static final Set<String> FOLDERS = Set.of("uploads", "lfs-objects", "snippets", "avatar", "repositories", "tree");
    private static final Set<String> TOP = Set.of(
            "VERSION", "GITLAB_VERSION", "GITLAB_REVISION", "lfs-objects.json", "project.bundle", "project.wiki.bundle", "project.design.bundle");

    private final ImportLimits limits;
    private final Shortfalls shortfalls;
    private final Map<String, FileCount> counts = new TreeMap<>();
    private final List<ProblemException> refusals = new ArrayList<>();
    private final NameSet lfsFiles = new NameSet();
    private final NameSet lfsListed = new NameSet();
    private boolean lfsList;
    private long lfsMatched;

    FileTally(ImportLimits limits, Shortfalls shortfalls) {
        this.limits = limits;
        this.shortfalls = shortfalls;
    }

    void meet(ArchiveEntry entry, String where) {
        int slash = entry.name().indexOf('/');
        String folder = slash < 0 ? "" : entry.name().substring(0, slash);
        if (slash < 0 ? !TOP.contains(entry.name()) : !FOLDERS.contains(folder)) {
            shortfalls.dropped(slash < 0 ? entry.name() : folder, 1, "files that are no part of an export are ignored");
        }
        switch (folder) {
            case "uploads" -> shortfalls.dropped(
                    folder, entry.size() > limits.attachmentBytes() ? 1 : 0, "uploads over the attachment limit are left out without a word");
            case "avatar" -> avatar(entry, where);
            case "lfs-objects" -> lfs(entry.name().substring(slash + 1));
            default -> {
                // counted only
            }
        }
        if (slash > 0 && !folder.equals("tree")) {
            counts.merge(folder, new FileCount(folder, 1, entry.size(), entry.size()), FileTally::sum);
        }
    }

    private static FileCount sum(FileCount a, FileCount b) {
        return new FileCount(a.folder(), a.count() + b.count(), a.bytes() + b.bytes(), Math.max(a.largest(), b.largest()));
    }

    private void avatar(ArchiveEntry entry, String where) {
        String extension = entry.name().substring(entry.name().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (entry.size() > limits.avatarBytes()) {
            refusals.add(ArchiveProblem.ARCHIVE_BAD_AVATAR.exception("it has " + entry.size() + " bytes", where));
        } else if (!IMAGES.contains(extension)) {
            refusals.add(ArchiveProblem.ARCHIVE_BAD_AVATAR.exception(Quoted.of(entry.name()) + " is not called like an image", where));
        }
    }

    private void lfs(String oid) {
        lfsFiles.add(oid);
        lfsMatched += lfsListed.contains(oid) ? 1 : 0;
    }

    void lfsListFound() {
        lfsList = true;
    }

    void lfsListed(String oid) {
        if (lfsListed.add(oid) && lfsFiles.contains(oid)) {
            lfsMatched++;
        }
    }

    /** Ask after the last entry. */
    List<ProblemException> refusals(String where) {
        long unlisted = lfsFiles.size() - lfsMatched;
        if (lfsList && unlisted > 0) {
            refusals.add(ArchiveProblem.ARCHIVE_LFS_UNLISTED.exception(unlisted + " of " + lfsFiles.size() + " objects are not in lfs-objects.json", where));
        }
        shortfalls.dropped("lfs-objects", lfsListed.size() - lfsMatched, "LFS objects are listed but not in the archive");
        return List.copyOf(refusals);
    }

    List<FileCount> counts() {
        return List.copyOf(counts.values());
    }

    Optional<FileCount> count(String folder) {
        return Optional.ofNullable(counts.get(folder));
    }
}
