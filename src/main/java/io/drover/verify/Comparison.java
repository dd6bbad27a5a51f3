package io.drover.verify;

import io.drover.model.Relation;
import io.drover.model.RelationRecord;

/**
 * How the records of one relation are compared: one row of {@link Comparisons}.
 *
 * @param key what the record's key is, so that both sides' keys can be paired
 */
record Comparison(Relation relation, Key key, Shape shape) {
    /** What identifies a record on both instances. */
    enum Key {
        /** The connector's key is the same on both. */
        SAME,
        /** The record is about a user: the key is the user, translated. */
        USER,
        /** A title that the importer may have given a suffix. */
        TITLE,
        /** Holds links or is a full path, whose host and path may be rewritten. */
        LINKED,
        /** Holds an address that may carry credentials: paired as it is, shown without them. */
        ADDRESS
    }

    /** What the record is paired by. */
    String key(RelationRecord record, Canonical side, Links links, boolean fromSource) {
        return switch (key) {
            case USER -> side.person(record.fields());
            case LINKED -> links.neutral(record.key(), fromSource);
            case SAME, TITLE, ADDRESS -> record.key();
        };
    }

    /** A key as people may see it. */
    String shown(String whole) {
        return key == Key.ADDRESS ? Addresses.shown(whole) : whole;
    }
}
