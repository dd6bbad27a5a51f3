package io.drover.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of thing a group or project owns: one row of {@link Relations}, the table that assessment (what will be lost), run (what to
 * complement), verify (what to compare), the loss ledger and the coverage page all read.
 *
 * @param name           as GitLab's export tree spells it, or its API where the tree has none
 * @param scope          what owns it
 * @param words          for people, lower case plural: "merge requests"
 * @param fileTransfer   what a file export and import carries
 * @param directTransfer what a direct transfer carries
 * @param api            what can be re-created over the public API
 * @param secrets        attributes whose values the API never, or not always, gives back: to re-enter by hand
 * @param source         the documentation page of its API
 */
public record Relation(
        String name,
        Scope scope,
        String words,
        Carriage fileTransfer,
        Carriage directTransfer,
        Recreation api,
        List<String> secrets,
        @Nullable String note,
        String source) {
    public Relation {
        secrets = List.copyOf(secrets);
    }

    /** Written as {@code project.issues}; names alone repeat over scopes. */
    @JsonValue
    public String id() {
        return scope.name().toLowerCase(java.util.Locale.ROOT) + "." + name;
    }

    @JsonCreator
    public static Relation byId(String id) {
        return Relations.byId(id);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Relation relation && relation.id().equals(id());
    }

    @Override
    public int hashCode() {
        return id().hashCode();
    }

    @Override
    public String toString() {
        return id();
    }

    /** How much of a relation a method brings over. */
    public enum Carriage {
        WHOLE,
        PARTLY,
        NOT
    }

    /** What the public API can re-create at the destination. */
    public enum Recreation {
        WHOLE,
        PARTLY,
        /** All but the secret values. */
        STRUCTURE,
        NOT
    }
}
