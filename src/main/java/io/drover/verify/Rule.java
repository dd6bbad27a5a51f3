package io.drover.verify;

import io.drover.model.Outcome;

/**
 * A known transformation, for people: explains differences that GitLab's import makes by design.
 *
 * @param id       stable, in the verification file
 * @param outcome  what a record with this difference counts as in the loss ledger
 * @param sentence what happened to the record
 * @param source   the GitLab documentation page that says so
 */
public record Rule(String id, Outcome outcome, String sentence, String source) {}
