package io.drover.run.step;

import io.drover.connector.Repositories;
import io.drover.connector.Texts;
import io.drover.connector.Texts.Place;
import io.drover.connector.Texts.Text;
import io.drover.git.Git;
import io.drover.links.Link;
import io.drover.links.LinkMap;
import io.drover.links.Rewritten;
import io.drover.model.Group;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.model.Scope;
import io.drover.plan.Plan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Links to the old instance in the texts of one group or project: what there is, and each text rewritten or given back. */
public final class RewriteLinks {
    private RewriteLinks() {}

    /**
     * A text that holds links with a new place.
     *
     * @param formerText what it said, to give it back
     * @param digest     SHA-256 of what it says after the pass, to see whether a person has changed it since
     */
    public record Change(Place place, String formerText, String digest) {}

    /** @param place in words */
    public record Listed(String place, Link link) {}

    /** Every link to the old instance, and the texts to rewrite. */
    public record Found(List<Listed> links, List<Change> changes) {
        public Found {
            links = List.copyOf(links);
            changes = List.copyOf(changes);
        }

        public Map<Link.Fate, Long> counts() {
            Map<Link.Fate, Long> counts = new EnumMap<>(Link.Fate.class);
            links.forEach(listed -> counts.merge(listed.link().fate(), 1L, Long::sum));
            return counts;
        }
    }

    /** How a text was given back. */
    public enum Restored {
        RESTORED,
        NOTHING_TO_DO,
        CHANGED_SINCE
    }

    /** Where the item is at the destination; empty when it is not there. */
    public static Optional<Owner> owner(Worksite site, Plan.Item item) {
        return item.kind() == Plan.Kind.GROUP
                ? site.destination().inventory().group(item.to()).map(Group::owner)
                : site.destination().inventory().project(item.to()).map(Project::owner);
    }

    /**
     * Reads only.
     *
     * @param mirror where to put the repository, to look through the files of its default branch; empty to leave files alone
     */
    public static Found look(Worksite site, Owner owner, LinkMap map, Optional<Path> mirror) {
        List<Listed> links = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        Consumer<Text> each = text -> {
            Rewritten rewritten = rewritten(map, text.place(), text.content());
            rewritten.links().forEach(link -> links.add(new Listed(text.place().words(), link)));
            if (rewritten.changed()) {
                changes.add(new Change(text.place(), text.content(), digest(rewritten.text())));
            }
        };
        texts(site).read(owner, each);
        mirror.filter(folder -> owner.scope() == Scope.PROJECT).ifPresent(folder -> files(site, owner, map, folder, each));
        return new Found(links, changes);
    }

    /** Files of the default branch: README, includes of CI, submodules and the like, whatever names the old host. */
    private static void files(Worksite site, Owner owner, LinkMap map, Path mirror, Consumer<Text> sink) {
        Optional<String> branch = site.destination().inventory().project(owner.fullPath()).filter(p -> !p.emptyRepository()).map(Project::defaultBranch);
        if (branch.isEmpty()) {
            return;
        }
        site.destination().repositories().mirror(owner, new Repositories.Kind.ProjectRepository(), mirror);
        for (String host : map.oldHosts()) {
            Git.onPath().textsWith(mirror, "refs/heads/" + branch.get(), host)
                    .forEach((path, content) -> sink.accept(new Text(new Place(Texts.Kind.FILE, List.of(branch.get(), path)), content)));
        }
    }

    /** A file is rewritten as a whole; what people wrote is Markdown, where code stays. */
    private static Rewritten rewritten(LinkMap map, Place place, String text) {
        return place.kind() == Texts.Kind.FILE ? map.rewritePlain(text) : map.rewrite(text);
    }

    /** Rewrites what the text says now, so that a second time changes nothing, and what a person wrote meanwhile stays. */
    public static boolean apply(Worksite site, Owner owner, Place place, LinkMap map) {
        Optional<Rewritten> rewritten = texts(site).at(owner, place).map(text -> rewritten(map, place, text)).filter(Rewritten::changed);
        rewritten.ifPresent(done -> texts(site).replace(owner, place, done.text()));
        return rewritten.isPresent();
    }

    /** @param commit false to look only */
    public static Restored restore(Worksite site, Owner owner, Change change, boolean commit) {
        Optional<String> now = texts(site).at(owner, change.place());
        if (now.isEmpty() || now.get().equals(change.formerText())) {
            return Restored.NOTHING_TO_DO;
        }
        if (!digest(now.get()).equals(change.digest())) {
            return Restored.CHANGED_SINCE;
        }
        if (commit) {
            texts(site).replace(owner, change.place(), change.formerText());
        }
        return Restored.RESTORED;
    }

    private static Texts texts(Worksite site) {
        return site.destination().texts().orElseThrow(() -> RunProblem.METHOD_NOT_AVAILABLE.exception("texts cannot be replaced there", null));
    }

    /** Line ends count for nothing: GitLab keeps its own. */
    private static String digest(String text) {
        try {
            byte[] bytes = text.replace("\r\n", "\n").stripTrailing().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
