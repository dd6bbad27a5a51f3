package io.drover.archive;

import io.drover.archive.ArchiveContents.LargestLine;
import io.drover.archive.ArchiveContents.RelationContents;
import io.drover.problem.Problem;
import io.drover.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One walk through one archive, gathering {@link ArchiveContents}. */
final class Inspection {
    private final String where;
    private final ArchiveLimits limits;
    private final ImportLimits importLimits;
    private final ArchiveForm form = new ArchiveForm();
    private final PeopleScan people = new PeopleScan();
    private final Shortfalls shortfalls = new Shortfalls();
    private final SnippetFiles snippets = new SnippetFiles();
    private final GroupScan groups = new GroupScan();
    private final FileTally files;
    private final List<RelationContents> relations = new ArrayList<>();
    private final List<BundleContents> bundles = new ArrayList<>();
    private final List<ProblemException> refusals = new ArrayList<>();
    private @Nullable LargestLine largest;
    private @Nullable String gitlabVersion;
    private @Nullable String gitlabRevision;
    private long entries;

    Inspection(Path archive, ArchiveLimits limits, ImportLimits importLimits) {
        this.where = archive.toString();
        this.limits = limits;
        this.importLimits = importLimits;
        this.files = new FileTally(importLimits, shortfalls);
    }

    void take(ArchiveEntry entry, InputStream content) throws IOException {
        entries++;
        String place = where + "!" + entry.name();
        form.meet(entry.name());
        files.meet(entry, place);
        EntryPath path = new EntryPath(entry.name());
        String relation = path.relation().orElse(null);
        if (relation != null) {
            relation(entry, path, relation, content, place);
        } else if (path.document()) {
            document(path, content, place);
        } else if (entry.name().endsWith(".bundle")) {
            bundle(entry, content, place);
        } else {
            small(entry.name(), content, place);
        }
    }

    private void relation(ArchiveEntry entry, EntryPath path, String relation, InputStream content, String place) throws IOException {
        ImportRules rules = new ImportRules(relation, path.group().isPresent(), shortfalls, snippets);
        RelationScan scan = new RelationScan(path, relation, LineGuard.ofLines(place, limits), people, rules);
        ProblemException refusal = scan.read(content, shortfalls);
        if (refusal != null) {
            refusals.add(refusal);
        }
        relations.add(scan.contents(entry.size()));
        LargestLine before = largest;
        if (scan.largest() > 0 && (before == null || scan.largest() > before.bytes())) {
            largest = new LargestLine(scan.largestPlace().substring(where.length() + 1), scan.largest());
        }
    }

    private void document(EntryPath path, InputStream content, String place) {
        InputStream guarded = new GuardedStream(content, LineGuard.ofDocument(place, limits));
        String group = path.group().orElse(null);
        collect(() -> {
            if (group == null) {
                new RecordWalk((node, key, value) -> {}).walk(guarded, place);
            } else {
                groups.document(group, guarded, place);
            }
        });
    }

    private void bundle(ArchiveEntry entry, InputStream content, String place) throws IOException {
        BundleContents bundle = BundleHeader.read(entry.name(), entry.size(), content);
        if (bundle.version() == 0) {
            refusals.add(ArchiveProblem.ARCHIVE_BAD_BUNDLE.exception("this is not a Git bundle", place));
        } else if (bundle.missing() > 0) {
            refusals.add(ArchiveProblem.ARCHIVE_BAD_BUNDLE.exception("it needs " + bundle.missing() + " commits that are not in it", place));
        }
        if (entry.name().startsWith("snippets/")) {
            snippets.bundle(entry.name());
        } else {
            bundles.add(bundle);
        }
    }

    private void small(String name, InputStream content, String place) throws IOException {
        switch (name) {
            case "VERSION" -> form.version(ArchiveForm.head(content));
            case "GITLAB_VERSION" -> gitlabVersion = text(content);
            case "GITLAB_REVISION" -> gitlabRevision = text(content);
            case "tree/groups/_all.ndjson" -> collectReading(() -> groups.list(content, LineGuard.ofLines(place, limits)));
            case "lfs-objects.json" -> collect(() -> {
                files.lfsListFound();
                new RecordWalk(new LfsList(files)).walk(content, place);
            });
            default -> {
                // counted already
            }
        }
    }

    private static String text(InputStream content) throws IOException {
        return Quoted.plain(new String(ArchiveForm.head(content), StandardCharsets.UTF_8).strip());
    }

    /** Runs a part that must not end the inspection when the text is bad. */
    private void collect(Runnable part) {
        try {
            part.run();
        } catch (ProblemException e) {
            if (!RelationScan.ofTheText(e)) {
                throw e;
            }
            refusals.add(e);
        }
    }

    private interface Reading {
        void run() throws IOException;
    }

    private void collectReading(Reading part) throws IOException {
        try {
            part.run();
        } catch (ProblemException e) {
            if (!RelationScan.ofTheText(e)) {
                throw e;
            }
            refusals.add(e);
        }
    }

    ArchiveContents contents(long packedBytes, long unpackedBytes) {
        ArchiveKind kind = form.kind().orElse(null);
        List<ProblemException> all = new ArrayList<>(form.refusals(where));
        if (importLimits.archiveBytes() > 0 && packedBytes > importLimits.archiveBytes()) {
            all.add(ArchiveProblem.ARCHIVE_TOO_LARGE.exception(packedBytes + " bytes, " + importLimits.archiveBytes() + " are allowed", where));
        }
        all.addAll(refusals);
        all.addAll(files.refusals(where));
        all.addAll(groups.refusals(where));
        List<Contributor> everybody = people.people();
        judgePeople(everybody, kind);
        shortfalls.dropped("snippets", snippets.withoutBundle(), "snippets without their bundle keep only the text in the record, if any");
        if (kind == ArchiveKind.PROJECT && bundles.stream().noneMatch(bundle -> bundle.name().equals("project.bundle"))) {
            shortfalls.dropped("project.bundle", 1, "is missing: the repository arrives empty");
        }
        relations.sort(Comparator.comparing((RelationContents r) -> r.group() == null ? 0 : r.group()).thenComparing(RelationContents::name));
        bundles.sort(Comparator.comparing(BundleContents::name));
        List<Problem> problems = all.stream().map(ProblemException::problem).toList();
        return new ArchiveContents(
                where, packedBytes, unpackedBytes, entries, kind, form.version().map(Quoted::plain).orElse(null), gitlabVersion, gitlabRevision,
                groups.groups(), relations, everybody, bundles, files.counts(), largest, problems, shortfalls.all());
    }

    private void judgePeople(List<Contributor> everybody, @Nullable ArchiveKind kind) {
        String members = kind == ArchiveKind.GROUP ? "members" : "project_members";
        shortfalls.changed(
                members, everybody.stream().filter(person -> person.member() && person.email() == null).count(),
                "members without an e-mail address match nobody: their work goes to the importing user");
        shortfalls.changed(
                "contributors", everybody.stream().filter(person -> !person.member() && person.references() > 0).count(),
                "people are not members: their work goes to the importing user, with their name added to notes");
    }

    /** The keys of lfs-objects.json. */
    private record LfsList(FileTally files) implements RecordWalk.Listener {
        @Override
        public void attribute(RecordWalk.Node node, String key, RecordWalk.Value value) {
            // a value that is no array counts as not listed, as the importer would stumble over it
        }

        @Override
        public void ended(RecordWalk.Node node) {
            if (node.depth == 2 && node.array) {
                files.lfsListed(node.key);
            }
        }
    }
}
