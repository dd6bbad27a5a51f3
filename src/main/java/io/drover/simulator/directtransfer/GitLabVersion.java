package io.drover.simulator.directtransfer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Major and minor number; what comes after decides nothing here. */
record GitLabVersion(int major, int minor) implements Comparable<GitLabVersion> {
    /** app/models/bulk_import.rb: nothing older is a source, for projects 14.4. */
    static final GitLabVersion LEAST = new GitLabVersion(14, 0);
    static final GitLabVersion LEAST_FOR_PROJECTS = new GitLabVersion(14, 4);
    static final GitLabVersion KNOWS_OWN_TOKEN = new GitLabVersion(15, 5);
    static final GitLabVersion EXPORTS_BATCHES = new GitLabVersion(16, 2);

    private static final Pattern FORM = Pattern.compile("(\\d+)\\.(\\d+).*");

    /** @throws IllegalArgumentException when it is no version */
    static GitLabVersion parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return new GitLabVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    boolean atLeast(GitLabVersion other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(GitLabVersion other) {
        int byMajor = Integer.compare(major, other.major);
        return byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
    }
}
