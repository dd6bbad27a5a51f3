package io.drover.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** A GitLab full path, {@code group/subgroup/project}: no leading or trailing slash, at least one segment, no empty segment. */
public record FullPath(@JsonValue String value) implements Comparable<FullPath> {
    @JsonCreator
    public FullPath {
        if (value.isEmpty() || value.startsWith("/") || value.endsWith("/") || value.contains("//")) {
            throw new IllegalArgumentException("not a full path: '" + value + "'");
        }
    }

    public static FullPath of(String value) {
        return new FullPath(value);
    }

    /** Last segment, GitLab's {@code path}. */
    public String slug() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    public Optional<FullPath> parent() {
        int slash = value.lastIndexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(new FullPath(value.substring(0, slash)));
    }

    /** First segment: the top-level namespace. */
    public String root() {
        int slash = value.indexOf('/');
        return slash < 0 ? value : value.substring(0, slash);
    }

    public int depth() {
        return (int) value.chars().filter(c -> c == '/').count() + 1;
    }

    public FullPath child(String slug) {
        return new FullPath(value + "/" + slug);
    }

    /** True for the path itself and everything below. */
    public boolean contains(FullPath other) {
        return other.value.equals(value) || other.value.startsWith(value + "/");
    }

    /** This path with its leading {@code from} replaced by {@code to}; {@code from} must contain this. */
    public FullPath rebase(FullPath from, FullPath to) {
        if (!from.contains(this)) {
            throw new IllegalArgumentException(this + " is not below " + from);
        }
        return new FullPath(to.value + value.substring(from.value.length()));
    }

    @Override
    public int compareTo(FullPath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
