package io.drover.model;

import org.jspecify.annotations.Nullable;

/**
 * A public key of a user.
 *
 * @param title   of an SSH key; of a GPG key how people may know it
 * @param usage   GitLab's {@code usage_type}; null where the instance does not say, and for GPG keys
 * @param expires as GitLab shows it; null for ever
 */
public record UserKey(Kind kind, String title, String key, @Nullable String usage, @Nullable String expires) {
    public enum Kind {
        SSH,
        GPG
    }
}
