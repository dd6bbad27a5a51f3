package io.drover.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** GitLab's access levels (doc/api/access_requests.md, "Valid access levels"). */
public enum AccessLevel {
    NO_ACCESS(0),
    MINIMAL(5),
    GUEST(10),
    PLANNER(15),
    REPORTER(20),
    DEVELOPER(30),
    MAINTAINER(40),
    OWNER(50),
    /** Only in protection rules. */
    ADMIN(60);

    private final int value;

    AccessLevel(int value) {
        this.value = value;
    }

    @JsonValue
    public int value() {
        return value;
    }

    @JsonCreator
    public static AccessLevel of(int value) {
        for (AccessLevel level : values()) {
            if (level.value == value) {
                return level;
            }
        }
        throw new IllegalArgumentException("unknown access level " + value);
    }
}
