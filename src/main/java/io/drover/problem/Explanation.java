package io.drover.problem;

/**
 * What {@code drover explain} says about a kind of problem.
 *
 * @param title       one line, no full stop
 * @param explanation two or three sentences: what this means and what usually causes it
 * @param next        what to do next, as an instruction
 */
public record Explanation(String title, Actor actor, String explanation, String next) {}
