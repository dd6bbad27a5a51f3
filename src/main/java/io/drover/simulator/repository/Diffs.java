package io.drover.simulator.repository;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Differences between two trees, a file at a time, as the API shows them. */
final class Diffs {
    static final String EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

    private Diffs() {}

    static List<Map<String, Object>> between(Git git, String before, String after) {
        String patch = new String(git.run("-c", "core.quotepath=false", "diff", "--full-index", "--find-renames", before, after).output(), StandardCharsets.UTF_8);
        List<Map<String, Object>> diffs = new ArrayList<>();
        List<String> raw = git.run("-c", "core.quotepath=false", "diff", "--raw", "--full-index", "--find-renames", before, after).lines();
        String[] patches = patch.split("(?m)^(?=diff --git )");
        int at = 0;
        for (String line : raw) {
            while (at < patches.length && !patches[at].startsWith("diff --git")) {
                at++;
            }
            diffs.add(diff(line, at < patches.length ? patches[at] : ""));
            at++;
        }
        return diffs;
    }

    /** {@code :100644 100644 OLD NEW M<tab>path}, or with two paths for a rename. */
    private static Map<String, Object> diff(String raw, String patch) {
        String[] columns = raw.substring(1).split("\t");
        String[] words = columns[0].split(" ");
        String status = words[4].substring(0, 1);
        int hunks = patch.indexOf("\n@@");
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("diff", hunks < 0 ? "" : patch.substring(hunks + 1));
        json.put("collapsed", false);
        json.put("too_large", false);
        json.put("new_path", columns[columns.length - 1]);
        json.put("old_path", columns[1]);
        json.put("a_mode", words[0].equals("000000") ? "0" : words[0]);
        json.put("b_mode", words[1].equals("000000") ? "0" : words[1]);
        json.put("new_file", status.equals("A"));
        json.put("renamed_file", status.equals("R"));
        json.put("deleted_file", status.equals("D"));
        json.put("generated_file", false);
        return json;
    }
}
