package io.drover.simulator.graphql;

/** A piece of GraphQL text and where it stands, counted from 1. */
record Token(Kind kind, String text, int line, int column) {
    enum Kind {
        PUNCTUATION,
        NAME,
        INT,
        FLOAT,
        STRING,
        END
    }

    boolean is(String punctuationOrName) {
        return (kind == Kind.PUNCTUATION || kind == Kind.NAME) && text.equals(punctuationOrName);
    }
}
