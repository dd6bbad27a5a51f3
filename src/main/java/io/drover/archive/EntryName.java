package io.drover.archive;

import java.util.Arrays;

/** What an entry of an archive may be called. */
final class EntryName {
    private static final int LONGEST = 4096;

    private EntryName() {}

    /**
     * The name without {@code ./} in front and {@code /} at the end; empty for the archive's root folder.
     *
     * @throws io.drover.problem.ProblemException ({@link ArchiveProblem#ARCHIVE_UNSAFE_PATH}) for anything that could leave the folder it is unpacked
     *     into, on any operating system
     */
    static String clean(String raw, String where) {
        if (raw.isEmpty() || raw.length() > LONGEST || raw.startsWith("/") || raw.indexOf('\\') >= 0 || raw.chars().anyMatch(EntryName::unprintable)) {
            throw unsafe(raw, where);
        }
        String name = raw;
        while (name.startsWith("./")) {
            name = name.substring(2);
        }
        if (name.endsWith("/")) {
            name = name.substring(0, name.length() - 1);
        }
        if (name.equals(".") || name.isEmpty()) {
            return "";
        }
        if (Arrays.stream(name.split("/", -1)).anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."))) {
            throw unsafe(raw, where);
        }
        return name;
    }

    private static boolean unprintable(int c) {
        return c < 0x20 || c == 0x7f || c == 0xfffd;
    }

    private static RuntimeException unsafe(String raw, String where) {
        return ArchiveProblem.ARCHIVE_UNSAFE_PATH.exception("an entry is called " + Quoted.of(raw), where);
    }
}
