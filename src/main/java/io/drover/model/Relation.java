package io.drover.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kind of thing an instance, a group, a project or a person owns: one row of {@link Relations}, the table that assessment (what will be
 * lost), run (what to complement), verify (what to compare), the loss ledger and the coverage page all read.
 *
 * @param name     as GitLab's export tree spells it, or its API where the tree has none
 * @param scope    what owns it
 * @param words    for people, lower case plural: "merge requests"
 * @param carried  what the methods bring over by themselves; those that bring nothing are left out
 * @param read     how much of it the public API, or Git, shows. Whether Drover reads it is the reader's affair
 * @param write    what can be re-created over the public API
 * @param secrets  attributes whose values the API never, or not always, gives back: to re-enter by hand
 * @param compared how both sides are compared
 * @param within   id of the relation whose records hold it, with which it is counted and compared
 * @param source   the documentation page of its API
 */
public record Relation(
        String name,
        Scope scope,
        String words,
        Map<Method, Carried> carried,
        Reading read,
        Recreation write,
        List<String> secrets,
        Compared compared,
        @Nullable String within,
        @Nullable String note,
        String source) {
    public Relation {
        carried = Map.copyOf(carried);
        secrets = List.copyOf(secrets);
    }

    /** What the method brings over in the versions that exist today. */
    public Carriage carriage(Method method) {
        Carried how = carried.get(method);
        return how == null ? Carriage.NOT : how.carriage();
    }

    /** What the method brings over between two instances: both must know it, the one to send, the other to take. */
    public Carriage carriage(Method method, Version from, Version to) {
        Carried how = carried.get(method);
        return how == null || !how.knownTo(from) || !how.knownTo(to) ? Carriage.NOT : how.carriage();
    }

    /** Written as {@code project.issues}; names alone repeat over scopes. */
    @JsonValue
    public String id() {
        return scope.name().toLowerCase(Locale.ROOT) + "." + name;
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

    /**
     * How much a method brings over, and from which version on.
     *
     * @param since null when every version that can be migrated does
     */
    public record Carried(Carriage carriage, @Nullable Version since) {
        boolean knownTo(Version version) {
            return since == null || version.compareTo(since) >= 0;
        }
    }

    /** How much of a relation the public API shows. */
    public enum Reading {
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

    /** How verify compares a relation. */
    public enum Compared {
        /** Every attribute of every record. */
        BY_VALUE,
        /** The content of every file. */
        BY_DIGEST,
        /** Only how many there are. */
        BY_COUNT,
        /** As part of the records of another relation. */
        WITHIN,
        NOT
    }
}
