package io.drover.simulator.content;

import java.util.ArrayList;
import java.util.List;

/** What git says changed between two commits. */
final class GitDiff {
    private GitDiff() {}

    /** @param diff hunks only, from the first {@code @@} on; one line of words for binary files; empty for pure renames */
    record ChangedFile(
            String oldPath, String newPath, String oldMode, String newMode, boolean added, boolean removed, boolean renamed, String diff) {}

    static List<ChangedFile> between(Git git, String base, String head) {
        String[] raw = git.text("diff", "--raw", "-z", "--no-abbrev", "-M", base, head, "--").split("\0");
        List<String> patches = patches(git.text("diff", "-p", "--no-color", "--no-ext-diff", "-M", base, head, "--"));
        List<ChangedFile> files = new ArrayList<>();
        for (int i = 0; i < raw.length && raw[i].startsWith(":"); ) {
            String[] head0 = raw[i].substring(1).split(" ");
            char status = head0[4].charAt(0);
            boolean twoPaths = status == 'R' || status == 'C';
            String oldPath = raw[i + 1];
            String newPath = twoPaths ? raw[i + 2] : oldPath;
            String patch = files.size() < patches.size() ? patches.get(files.size()) : "";
            files.add(new ChangedFile(oldPath, newPath, mode(head0[0]), mode(head0[1]), status == 'A', status == 'D', status == 'R', patch));
            i += twoPaths ? 3 : 2;
        }
        return files;
    }

    private static String mode(String mode) {
        return mode.equals("000000") ? "0" : mode;
    }

    private static List<String> patches(String text) {
        List<String> patches = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        boolean inBody = false;
        boolean any = false;
        for (String line : text.split("(?<=\n)")) {
            if (line.startsWith("diff --git ")) {
                if (any) {
                    patches.add(current.toString());
                }
                any = true;
                inBody = false;
                current.setLength(0);
                continue;
            }
            inBody |= line.startsWith("@@") || line.startsWith("Binary files ");
            if (inBody) {
                current.append(line);
            }
        }
        if (any) {
            patches.add(current.toString());
        }
        return patches;
    }
}
