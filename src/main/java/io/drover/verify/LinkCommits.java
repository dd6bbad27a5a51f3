package io.drover.verify;

import io.drover.connector.Connector;
import io.drover.connector.Repositories.Kind;
import io.drover.git.Git;
import io.drover.git.TextChange;
import io.drover.model.Owner;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Commits that a pass over the links added: on top of what the source has, and nothing but links is another. */
final class LinkCommits {
    /** Where a byte is no character, nobody can say that only a link differs. */
    private static final char NO_TEXT = '\uFFFD';

    private final Connector destination;
    private final Path scratch;

    LinkCommits(Connector destination, Path scratch) {
        this.destination = destination;
        this.scratch = scratch;
    }

    boolean only(Owner owner, Kind kind, String older, String newer, Links links) {
        Path mirror = scratch.resolve("links-" + UUID.randomUUID() + ".git");
        try {
            destination.repositories().mirror(owner, kind, mirror);
            return Git.onPath().changes(mirror, older, newer).filter(changes -> same(changes, links)).isPresent();
        } finally {
            Scratch.delete(mirror);
        }
    }

    private static boolean same(List<TextChange> changes, Links links) {
        return changes.stream().allMatch(change -> change.before().indexOf(NO_TEXT) < 0 && links.sameButLinks(change.before(), change.after()));
    }
}
