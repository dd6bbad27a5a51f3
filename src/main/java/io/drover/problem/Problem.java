package io.drover.problem;

import org.jspecify.annotations.Nullable;

/**
 * One problem that happened. The same record feeds the terminal, the report and the journal; it never holds a secret.
 *
 * @param code  name of a {@link ProblemCode}
 * @param what  what happened, one sentence
 * @param where URL, file:line:column or full path; null when there is no place
 * @param next  what to do next
 */
public record Problem(String code, Actor actor, String what, @Nullable String where, String next) {}
