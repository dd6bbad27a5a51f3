package io.drover.connector;

/**
 * What a top-level group of GitLab.com has paid for; limits depend on it.
 *
 * @param plan  GitLab's code: {@code free}, {@code premium}, {@code ultimate}, {@code ultimate_trial}, {@code opensource}
 * @param trial a trial has the limits of {@code free}
 * @param seats in the subscription; 0 where none are bought
 */
public record Subscription(String plan, boolean trial, long seats) {}
