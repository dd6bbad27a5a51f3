package io.drover.run.step;

import io.drover.model.Relation;

/**
 * Records that did not arrive.
 *
 * @param reason one sentence for the customer
 */
public record Loss(Relation relation, long count, String reason) {}
