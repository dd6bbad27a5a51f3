package io.drover.archive;

import io.drover.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is in an export archive.
 *
 * @param bytes          size of the archive file
 * @param unpackedBytes  of the tar stream
 * @param kind           null when it is no archive GitLab opens; {@code refusals} says why
 * @param formatVersion  VERSION; null when there is none
 * @param gitlabVersion  of the instance that made it; null when it does not say
 * @param groups         of a group archive, in the order they are imported
 * @param people         everybody it names, by source id
 * @param files          uploads, LFS objects, snippets, avatar, and what GitLab does not know
 * @param largestLine    the longest record; null when there is none
 * @param refusals       what would end GitLab's import
 * @param shortfalls     what an importer would leave out or change
 */
public record ArchiveContents(
        String file,
        long bytes,
        long unpackedBytes,
        long entries,
        @Nullable ArchiveKind kind,
        @Nullable String formatVersion,
        @Nullable String gitlabVersion,
        @Nullable String gitlabRevision,
        List<ArchivedGroup> groups,
        List<RelationContents> relations,
        List<Contributor> people,
        List<BundleContents> bundles,
        List<FileCount> files,
        @Nullable LargestLine largestLine,
        List<Problem> refusals,
        List<Shortfall> shortfalls) {
    public ArchiveContents {
        groups = List.copyOf(groups);
        relations = List.copyOf(relations);
        people = List.copyOf(people);
        bundles = List.copyOf(bundles);
        files = List.copyOf(files);
        refusals = List.copyOf(refusals);
        shortfalls = List.copyOf(shortfalls);
    }

    /** Of a relation over the whole archive; 0 when it is not there. */
    public long records(String relation) {
        return relations.stream().filter(r -> r.name().equals(relation)).mapToLong(RelationContents::records).sum();
    }

    public Optional<FileCount> files(String folder) {
        return files.stream().filter(count -> count.folder().equals(folder)).findFirst();
    }

    public List<Contributor> members() {
        return people.stream().filter(Contributor::member).toList();
    }

    /** Those whom a file import attributes to the importing user unless they are added as members. */
    public List<Contributor> contributorsWhoAreNoMembers() {
        return people.stream().filter(person -> !person.member() && person.references() > 0).toList();
    }

    /** @param parentId null for the root, or when the archive does not say */
    public record ArchivedGroup(long id, @Nullable String name, @Nullable String path, @Nullable Long parentId) {}

    /**
     * One relation file.
     *
     * @param group   the group's source id in a group archive; null in a project archive
     * @param records lines that are not {@code null}
     * @param bytes   of the file
     * @param largest bytes of the longest line
     * @param nested  how many records of each nested relation
     */
    public record RelationContents(
            @Nullable Long group, String name, long records, long bytes, long largest, Map<String, Long> nested) {
        public RelationContents {
            nested = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(nested));
        }
    }

    /** Files below one folder of the archive. */
    public record FileCount(String folder, long count, long bytes, long largest) {}

    /** @param place file and line in the archive */
    public record LargestLine(String place, long bytes) {}
}
