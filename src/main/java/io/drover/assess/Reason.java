package io.drover.assess;

/**
 * Why a method fits or does not.
 *
 * @param what   with the real figures
 * @param source of the limit or rule: a documentation page or a file of GitLab's
 */
public record Reason(String what, String source) {}
