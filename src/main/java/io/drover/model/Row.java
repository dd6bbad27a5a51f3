package io.drover.model;

import io.drover.model.Relation.Carriage;
import io.drover.model.Relation.Carried;
import io.drover.model.Relation.Compared;
import io.drover.model.Relation.Reading;
import io.drover.model.Relation.Recreation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the catalogue while it is written. What is not said holds for most: no method carries it, the API shows and re-creates all of
 * it, nothing compares it yet.
 */
final class Row {
    private final Scope scope;
    private final String name;
    private final String words;
    private final Map<Method, Carried> carried = new EnumMap<>(Method.class);
    private Reading read = Reading.WHOLE;
    private Recreation write = Recreation.WHOLE;
    private List<String> secrets = List.of();
    private Compared compared = Compared.NOT;
    private @Nullable String within;
    private @Nullable String note;

    private Row(Scope scope, String name, String words) {
        this.scope = scope;
        this.name = name;
        this.words = words;
    }

    static Row project(String name, String words) {
        return new Row(Scope.PROJECT, name, words);
    }

    static Row group(String name, String words) {
        return new Row(Scope.GROUP, name, words);
    }

    static Row user(String name, String words) {
        return new Row(Scope.USER, name, words);
    }

    static Row instance(String name, String words) {
        return new Row(Scope.INSTANCE, name, words);
    }

    /** In an export archive, of every version that can be migrated; doc/user/project/settings/import_export.md. */
    Row file(Carriage carriage) {
        return archives(new Carried(carriage, null));
    }

    Row file(Carriage carriage, String since) {
        return archives(new Carried(carriage, Version.parse(since)));
    }

    /** Slices are cut from what an archive holds, and a built archive is read by the same importer. */
    private Row archives(Carried how) {
        for (Method method : List.of(Method.FILE_TRANSFER, Method.FILE_TRANSFER_IN_SLICES, Method.BUILT_ARCHIVE)) {
            carried.put(method, how);
        }
        return this;
    }

    /** Of slices it is no part: it would stand in the way of the push, so it follows over the API. */
    Row afterThePush() {
        carried.remove(Method.FILE_TRANSFER_IN_SLICES);
        return this;
    }

    /** By direct transfer; doc/user/group/import/migrated_items.md. */
    Row direct(Carriage carriage, String since) {
        carried.put(Method.DIRECT_TRANSFER, new Carried(carriage, Version.parse(since)));
        return this;
    }

    /** By Git alone. */
    Row pushed() {
        carried.put(Method.REPOSITORY_ONLY, new Carried(Carriage.WHOLE, null));
        return this;
    }

    Row readPartly() {
        this.read = Reading.PARTLY;
        return this;
    }

    Row unreadable() {
        this.read = Reading.NOT;
        return this;
    }

    Row writtenPartly() {
        this.write = Recreation.PARTLY;
        return this;
    }

    Row unwritable() {
        this.write = Recreation.NOT;
        return this;
    }

    /** All but these attributes can be re-created. */
    Row secret(String... attributes) {
        this.write = Recreation.STRUCTURE;
        this.secrets = List.of(attributes);
        return this;
    }

    Row byValue() {
        this.compared = Compared.BY_VALUE;
        return this;
    }

    Row byDigest() {
        this.compared = Compared.BY_DIGEST;
        return this;
    }

    Row byCount() {
        this.compared = Compared.BY_COUNT;
        return this;
    }

    /** @param id of the relation that holds it */
    Row within(String id) {
        this.compared = Compared.WITHIN;
        this.within = id;
        return this;
    }

    Row note(String text) {
        this.note = text;
        return this;
    }

    /** Ends the row. */
    Relation at(String documentation) {
        return new Relation(name, scope, words, carried, read, write, secrets, compared, within, note, documentation);
    }
}
