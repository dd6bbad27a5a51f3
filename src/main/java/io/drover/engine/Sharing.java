package io.drover.engine;

/**
 * A limit whose permits several items can share.
 *
 * @param key  whose limit it is, as for {@link Journey#permit}
 * @param most items that one permit serves
 */
public record Sharing(PermitLimit limit, String key, int most) {}
