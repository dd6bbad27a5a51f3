package io.drover.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A direct member of a group or project. */
public record Member(long userId, String username, AccessLevel accessLevel, @Nullable LocalDate expiresAt) {}
