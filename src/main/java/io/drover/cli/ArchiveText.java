package io.drover.cli;

import io.drover.archive.ArchiveContents;
import io.drover.archive.ArchiveContents.ArchivedGroup;
import io.drover.archive.ArchiveContents.RelationContents;
import io.drover.archive.ArchiveKind;
import io.drover.archive.BundleContents;
import io.drover.archive.Contributor;
import io.drover.archive.Shortfall;
import io.drover.archive.Shortfall.Effect;
import io.drover.console.Bytes;
import io.drover.console.Console;
import io.drover.console.Console.Style;
import io.drover.problem.Problem;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An archive's contents for people. */
final class ArchiveText {
    private static final int PEOPLE_SHOWN = 10;
    private static final int NESTED_SHOWN = 4;

    private final Console console;
    private final boolean allPeople;

    ArchiveText(Console console, boolean allPeople) {
        this.console = console;
        this.allPeople = allPeople;
    }

    void print(ArchiveContents contents) {
        head(contents);
        groups(contents.groups());
        relations(contents.relations());
        repositories(contents.bundles());
        files(contents);
        people(contents);
        shortfalls(contents.shortfalls());
        verdict(contents.refusals());
    }

    private void head(ArchiveContents contents) {
        ArchiveKind kind = contents.kind();
        String what = kind == null ? "not an export GitLab opens" : kind == ArchiveKind.PROJECT ? "project export" : "group export";
        String version = contents.gitlabVersion() == null ? "an unnamed GitLab" : "GitLab " + contents.gitlabVersion();
        String revision = contents.gitlabRevision() == null ? "" : " (" + contents.gitlabRevision() + ")";
        console.print(console.styled(Style.STRONG, String.valueOf(Path.of(contents.file()).getFileName())) + "  " + what);
        console.print("  made by   " + version + revision + ", format " + (contents.formatVersion() == null ? "unknown" : contents.formatVersion()));
        console.print("  size      %s packed, %s unpacked, %,d files"
                .formatted(Bytes.words(contents.bytes()), Bytes.words(contents.unpackedBytes()), contents.entries()));
        if (contents.largestLine() != null) {
            console.print("  largest   %s of the 50 MiB GitLab reads at once, %s"
                    .formatted(Bytes.words(contents.largestLine().bytes()), contents.largestLine().place()));
        }
    }

    private void groups(List<ArchivedGroup> groups) {
        if (!groups.isEmpty()) {
            title("GROUPS");
            console.table(
                    List.of("  ID", "PATH", "NAME", "PARENT"),
                    groups.stream().map(g -> List.of("  " + g.id(), safe(g.path()), safe(g.name()), g.parentId() == null ? "" : g.parentId().toString())).toList());
        }
    }

    private void relations(List<RelationContents> relations) {
        title("RELATIONS");
        boolean grouped = relations.stream().anyMatch(r -> r.group() != null);
        List<List<String>> rows = relations.stream()
                .filter(r -> r.records() > 0)
                .map(r -> List.of(
                        "  " + (grouped ? r.group() + "/" : "") + r.name(), "%,d".formatted(r.records()), Bytes.words(r.bytes()),
                        Bytes.words(r.largest()), nested(r.nested())))
                .toList();
        if (!rows.isEmpty()) {
            console.table(List.of("  NAME", "RECORDS", "SIZE", "LARGEST", "WITHIN"), rows);
        }
        String empty = relations.stream().filter(r -> r.records() == 0).map(RelationContents::name).distinct().collect(Collectors.joining(", "));
        if (!empty.isEmpty()) {
            console.print(console.styled(Style.QUIET, "  empty: " + empty));
        }
    }

    private static String nested(Map<String, Long> nested) {
        return nested.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(NESTED_SHOWN)
                .map(e -> "%,d %s".formatted(e.getValue(), e.getKey().replace("merge_request_", "").replace('_', ' ')))
                .collect(Collectors.joining(", "));
    }

    private void repositories(List<BundleContents> bundles) {
        if (bundles.isEmpty()) {
            return;
        }
        title("REPOSITORIES");
        console.table(
                List.of("  BUNDLE", "SIZE", "BRANCHES", "TAGS", "MR REFS", "KEEP-AROUND", "OTHER", "HEAD"),
                bundles.stream()
                        .map(b -> List.of(
                                "  " + b.name(), Bytes.words(b.bytes()), refs(b, "branches"), refs(b, "tags"), refs(b, "merge requests"),
                                refs(b, "keep-around"), refs(b, "other"), head(b)))
                        .toList());
    }

    private static String refs(BundleContents bundle, String kind) {
        return "%,d".formatted(bundle.counts().getOrDefault(kind, 0L));
    }

    /** The branch HEAD stands on, when the bundle tells. */
    private static String head(BundleContents bundle) {
        String id = bundle.head();
        if (id == null) {
            return "none";
        }
        return bundle.refs().entrySet().stream()
                .filter(ref -> ref.getValue().equals(id) && ref.getKey().startsWith("refs/heads/"))
                .map(ref -> safe(ref.getKey().substring("refs/heads/".length())))
                .findFirst()
                .orElse(safe(id.substring(0, Math.min(12, id.length()))));
    }

    private void files(ArchiveContents contents) {
        if (contents.files().isEmpty()) {
            return;
        }
        title("FILES");
        console.table(
                List.of("  FOLDER", "FILES", "SIZE", "LARGEST"),
                contents.files().stream()
                        .map(f -> List.of("  " + safe(f.folder()), "%,d".formatted(f.count()), Bytes.words(f.bytes()), Bytes.words(f.largest())))
                        .toList());
    }

    private void people(ArchiveContents contents) {
        List<Contributor> members = contents.members();
        List<Contributor> others = contents.contributorsWhoAreNoMembers();
        title("PEOPLE");
        console.print("  %,d members, %,d of them with an e-mail address; %,d contributors who are not members"
                .formatted(members.size(), members.stream().filter(m -> m.email() != null).count(), others.size()));
        List<Contributor> shown = contents.people().stream()
                .sorted(Comparator.comparingLong(Contributor::references).reversed().thenComparing(Contributor::sourceId))
                .limit(allPeople ? Long.MAX_VALUE : PEOPLE_SHOWN)
                .toList();
        if (!shown.isEmpty()) {
            console.table(
                    List.of("  ID", "MENTIONS", "USERNAME", "NAME", "E-MAIL", ""),
                    shown.stream()
                            .map(p -> List.of(
                                    "  " + p.sourceId(), "%,d".formatted(p.references()), safe(p.username()), safe(p.name()), safe(p.email()),
                                    p.member() ? "" : console.styled(Style.WARN, "not a member")))
                            .toList());
        }
        if (contents.people().size() > shown.size()) {
            console.print(console.styled(Style.QUIET, "  and %,d more; --people lists all".formatted(contents.people().size() - shown.size())));
        }
    }

    void shortfalls(List<Shortfall> shortfalls) {
        if (shortfalls.isEmpty()) {
            return;
        }
        title("AN IMPORTER WOULD");
        console.table(
                List.of("", "WHERE", "COUNT", "WHY"),
                shortfalls.stream()
                        .map(s -> List.of("  " + effect(s.effect()), safe(s.relation()), "%,d".formatted(s.count()), s.why()))
                        .toList());
    }

    private String effect(Effect effect) {
        String word = effect.name().toLowerCase(Locale.ROOT).replace("dropped", "drop").replace("changed", "change");
        return console.styled(effect == Effect.DROPPED ? Style.BAD : Style.WARN, word);
    }

    void verdict(List<Problem> refusals) {
        console.print("");
        if (refusals.isEmpty()) {
            console.print(console.styled(Style.GOOD, "GitLab would import this archive."));
            return;
        }
        console.print(console.styled(Style.BAD, "GitLab would not import this archive:"));
        for (Problem refusal : refusals) {
            ProblemText.lines(refusal, console).forEach(line -> console.print("  " + line));
        }
    }

    private void title(String words) {
        console.print("");
        console.print(console.styled(Style.STRONG, words));
    }

    /** Names come from strangers; a terminal must not obey them. */
    private static String safe(@Nullable String text) {
        return text == null ? "" : text.replaceAll("[\\p{Cntrl}\\u0080-\\u009f\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]", "?");
    }
}
