package io.drover.git;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Git LFS pointer: a small blob that stands for an object (git-lfs, docs/spec.md).
 *
 * @param oid  SHA-256, hexadecimal
 * @param size bytes of the object
 */
public record LfsPointer(String oid, long size) {
    private static final Pattern FORM = Pattern.compile(
            "version https://git-lfs\\.github\\.com/spec/v1\\n(?:ext-\\d-[^\\n]*\\n)*oid sha256:([0-9a-f]{64})\\nsize (\\d{1,18})\\n?");

    /** Smallest and largest blob that can be a pointer; the largest is the specification's. */
    static final int SMALLEST = 120;

    static final int LARGEST = 1023;

    static Optional<LfsPointer> parse(byte[] blob) {
        Matcher matcher = FORM.matcher(new String(blob, StandardCharsets.UTF_8));
        return matcher.matches() ? Optional.of(new LfsPointer(matcher.group(1), Long.parseLong(matcher.group(2)))) : Optional.empty();
    }
}
