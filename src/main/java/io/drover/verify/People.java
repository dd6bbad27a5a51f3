package io.drover.verify;

import tools.jackson.databind.JsonNode;

/** Names a user so that both sides can be compared. */
interface People {
    /** In front of the name of a source user: the placeholder that stands for them. */
    String MARK = "?";

    /**
     * The user in an API answer, an object with {@code id} and {@code username} or a bare id.
     *
     * @return {@code @username} of the destination's user; {@code ~Name} for a source user without one; either after {@link #MARK} for a placeholder
     */
    String name(JsonNode user);

    /** True when {@code name} is a source user without a user at the destination. */
    static boolean unmapped(String name) {
        return name.startsWith("~");
    }

    /** True when {@code name} is a placeholder user of the destination. */
    static boolean placeholder(String name) {
        return name.startsWith(MARK);
    }
}
