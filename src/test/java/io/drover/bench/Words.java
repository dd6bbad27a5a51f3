package io.drover.bench;

import java.util.Random;

/** Records with the keys and the texture of real exports: repeated keys, dates, hex ids, words of uneven frequency, diffs. */
final class Words {
    private static final int VOCABULARY = 20_000;
    private static final int PHRASES = 30_000;
    private static final String LETTERS = "etaoinshrdlucmfwypvbgkjqxz";

    private final Random random;
    private final String[] vocabulary = new String[VOCABULARY];
    /** People and programs repeat themselves: sentences and lines of code come back, the popular ones often. */
    private final String[] phrases = new String[PHRASES];

    Words(Random random) {
        this.random = random;
        for (int i = 0; i < VOCABULARY; i++) {
            StringBuilder word = new StringBuilder();
            int length = 2 + random.nextInt(4) + random.nextInt(6);
            for (int c = 0; c < length; c++) {
                word.append(LETTERS.charAt((int) (LETTERS.length() * Math.pow(random.nextDouble(), 1.7))));
            }
            vocabulary[i] = word.toString();
        }
        for (int i = 0; i < PHRASES; i++) {
            phrases[i] = fresh(8);
        }
    }

    String member(int id) {
        return ("{\"access_level\":30,\"source_type\":\"Project\",\"user_id\":%d,\"notification_level\":3,\"created_at\":%s,\"updated_at\":%s,"
                        + "\"created_by_id\":null,\"invite_email\":null,\"invite_accepted_at\":null,\"requested_at\":null,\"expires_at\":null,\"ldap\":false,"
                        + "\"override\":false,\"user\":{\"id\":%d,\"username\":\"user%d\",\"public_email\":\"user%d@source.example\"}}%n")
                .formatted(id, time(), time(), id, id, id);
    }

    String issue(int iid) {
        return "{\"title\":\"%s\",\"author_id\":%d,\"project_id\":4,\"created_at\":%s,\"updated_at\":%s,\"description\":\"%s\",\"iid\":%d,\"state\":\"opened\",\"notes\":[%s],\"label_links\":[]}%n"
                .formatted(text(6), user(), time(), time(), text(60), iid, notes("Issue"));
    }

    String mergeRequest(int iid) {
        return ("{\"target_branch\":\"main\",\"source_branch\":\"feature/%s\",\"source_project_id\":4,\"author_id\":%d,\"title\":\"%s\",\"created_at\":%s,"
                        + "\"merge_status\":\"can_be_merged\",\"target_project_id\":4,\"iid\":%d,\"description\":\"%s\",\"merge_commit_sha\":\"%s\",\"notes\":[%s],"
                        + "\"merge_request_diff\":{\"state\":\"collected\",\"base_commit_sha\":\"%s\",\"head_commit_sha\":\"%s\",\"merge_request_diff_files\":[%s]}}%n")
                .formatted(word(), user(), text(6), time(), iid, text(40), hex(40), notes("MergeRequest"), hex(40), hex(40), diffs());
    }

    String pipeline(int iid) {
        StringBuilder builds = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            builds.append(i == 0 ? "" : ",")
                    .append(("{\"project_id\":4,\"status\":\"success\",\"finished_at\":%s,\"created_at\":%s,\"name\":\"%s\",\"allow_failure\":false,"
                                    + "\"ref\":\"main\",\"user_id\":%d,\"type\":\"Ci::Build\",\"retried\":false,\"scheduling_type\":\"stage\"}")
                            .formatted(time(), time(), word(), user()));
        }
        return "{\"ref\":\"main\",\"sha\":\"%s\",\"created_at\":%s,\"status\":\"success\",\"user_id\":%d,\"iid\":%d,\"stages\":[{\"name\":\"test\",\"builds\":[%s]}]}%n"
                .formatted(hex(40), time(), user(), iid, builds);
    }

    private String notes(String noteable) {
        StringBuilder notes = new StringBuilder();
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            int author = user();
            notes.append(i == 0 ? "" : ",")
                    .append(("{\"note\":\"%s\",\"noteable_type\":\"%s\",\"author_id\":%d,\"created_at\":%s,\"updated_at\":%s,\"project_id\":4,"
                                    + "\"line_code\":null,\"commit_id\":null,\"system\":false,\"discussion_id\":\"%s\",\"author\":{\"name\":\"User %d\"},\"award_emoji\":[]}")
                            .formatted(text(30), noteable, author, time(), time(), hex(40), author));
        }
        return notes.toString();
    }

    private String diffs() {
        StringBuilder files = new StringBuilder();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            StringBuilder diff = new StringBuilder("@@ -1,9 +1,12 @@");
            int lines = 10 + random.nextInt(60);
            for (int line = 0; line < lines; line++) {
                diff.append("\\n").append(" +-  +".charAt(random.nextInt(6))).append("    ".repeat(random.nextInt(3))).append(text(8)).append(" \\u003e ").append(word());
            }
            files.append(i == 0 ? "" : ",")
                    .append(("{\"relative_order\":%d,\"new_file\":false,\"a_mode\":\"100644\",\"b_mode\":\"100644\",\"new_path\":\"src/%s/%s.java\","
                                    + "\"too_large\":false,\"binary\":false,\"utf8_diff\":\"%s\"}")
                            .formatted(i, word(), word(), diff));
        }
        return files.toString();
    }

    private String text(int words) {
        StringBuilder text = new StringBuilder();
        for (int written = 0; written < words; written += 8) {
            boolean again = random.nextInt(4) > 0;
            text.append(written == 0 ? "" : " ").append(again ? phrases[(int) (PHRASES * Math.pow(random.nextDouble(), 4))] : fresh(Math.min(8, words)));
        }
        return text.toString();
    }

    private String fresh(int words) {
        StringBuilder text = new StringBuilder();
        int count = words / 2 + random.nextInt(words + 1);
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(word());
        }
        return text.toString();
    }

    /** Few words are frequent, many are rare. */
    private String word() {
        return vocabulary[(int) (VOCABULARY * Math.pow(random.nextDouble(), 3))];
    }

    private int user() {
        return 1 + random.nextInt(400);
    }

    private String time() {
        return "\"20%02d-%02d-%02dT%02d:%02d:%02d.%03dZ\""
                .formatted(
                        15 + random.nextInt(10), 1 + random.nextInt(12), 1 + random.nextInt(28), random.nextInt(24), random.nextInt(60),
                        random.nextInt(60), random.nextInt(1000));
    }

    private String hex(int digits) {
        StringBuilder hex = new StringBuilder();
        while (hex.length() < digits) {
            hex.append("%08x".formatted(random.nextInt()));
        }
        return hex.substring(0, digits);
    }
}
