package io.drover.assess;

import io.drover.model.FullPath;
import io.drover.problem.Actor;
import org.jspecify.annotations.Nullable;

/**
 * One thing that will hurt.
 *
 * @param check  stable id of the check that found it, such as {@code export-size}
 * @param path   group or project; null when it concerns the whole migration
 * @param what   one sentence with the real figures
 * @param next   what to do about it
 * @param source documentation or reference section of the limit or rule
 */
public record Finding(String check, Severity severity, @Nullable FullPath path, String what, String next, Actor actor, String source) {}
