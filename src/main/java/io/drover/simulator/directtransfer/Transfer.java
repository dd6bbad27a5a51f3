package io.drover.simulator.directtransfer;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.namespaces.Directory;
import io.drover.simulator.transfer.RelationRestore;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One entity on its way: what its pipelines work with. */
final class Transfer {
    private final Instance instance;
    private final Imports imports;
    private final Row bulk;
    private final Row entity;
    private final Row importer;
    private final SourceInstance source;
    private final SourcePeople people;
    private final Failures failures;

    Transfer(Instance instance, Imports imports, Row bulk, Row entity, SourcePeople people) {
        this.instance = instance;
        this.imports = imports;
        this.bulk = bulk;
        this.entity = entity;
        this.importer = instance.db().table("users").byId(bulk.number("user_id")).orElseThrow();
        this.source = new SourceInstance(instance, bulk);
        this.people = people;
        this.failures = new Failures(instance);
    }

    Instance instance() {
        return instance;
    }

    Row entity() {
        return entity;
    }

    Row bulk() {
        return bulk;
    }

    Row importer() {
        return importer;
    }

    SourceInstance source() {
        return source;
    }

    SourcePeople people() {
        return people;
    }

    boolean project() {
        return entity.text("source_type").equals(EntityRequest.PROJECT);
    }

    GitLabVersion sourceVersion() {
        return GitLabVersion.parse(bulk.text("source_version"));
    }

    String sourceFullPath() {
        return entity.text("source_full_path");
    }

    /** {@code /projects/7}; by its path where the id is not known. */
    String resource() {
        Long id = entity.numberOrNull("source_xid");
        return (project() ? "/projects/" : "/groups/") + (id == null ? SourceInstance.encoded(sourceFullPath()) : id.toString());
    }

    /** The project or group here. */
    Row portable() {
        String table = project() ? "projects" : "namespaces";
        return instance.db().table(table).byId(entity.number(project() ? "project_id" : "namespace_id")).orElseThrow();
    }

    void arrived(Row portable) {
        entity.set(project() ? "project_id" : "namespace_id", portable.id());
    }

    /** The namespace it goes into; null for a top-level group. */
    @Nullable Row destinationNamespace() {
        String path = entity.text("destination_namespace");
        return path.isEmpty() ? null : new Directory(instance.db()).group(path).orElseThrow(() -> Failures.missing("Destination namespace '" + path + "'"));
    }

    /** The top-level group here, to which its people belong. */
    Row topLevelGroup() {
        Directory directory = new Directory(instance.db());
        Row namespace = project() ? directory.namespaceOf(portable()) : portable();
        return directory.lineage(namespace).getLast();
    }

    /** Puts relations into the project or group; records lost inside of others are failures of {@code step}. */
    RelationRestore restore(String step) {
        long group = topLevelGroup().id();
        RelationRestore.Inner inner = (relation, exceptionClass, message) -> failed(step, "RecordInvalid", message, Map.of());
        return project()
                ? RelationRestore.project(instance, portable(), importer, id -> people.here(group, id), inner)
                : RelationRestore.group(instance, portable(), importer, id -> people.here(group, id), inner);
    }

    void failed(String step, String exceptionClass, String message, Map<String, ?> about) {
        failures.add(entity, step, exceptionClass, message, about);
        imports.noteFailures(entity);
    }

    void found(EntityRequest child) {
        imports.add(bulk, child);
    }

    void touch() {
        imports.touch(entity);
    }

    static Map<?, ?> map(@Nullable Object json) {
        return json instanceof Map<?, ?> map ? map : Map.of();
    }

    static String text(Map<?, ?> json, String key) {
        return Objects.toString(json.get(key), "");
    }
}
