package io.drover.run;

import io.drover.connector.DirectTransfers.Progress;
import io.drover.connector.Page;
import io.drover.engine.Engine;
import io.drover.engine.UndoRecord;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.model.User;
import io.drover.problem.Actor;
import io.drover.problem.ProblemException;
import io.drover.run.RollbackReport.Deed;
import io.drover.run.RollbackReport.Outcome;
import io.drover.run.step.GroupWiki;
import io.drover.run.step.ItemFiles;
import io.drover.run.step.RunProblem;
import io.drover.run.step.StartTransfer.Boarding;
import io.drover.run.step.Worksite;
import io.drover.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Undoes what the journal's open undo records say, newest first. Each is closed when it is done, so that an interrupted rollback goes on
 * where it stopped. What a person has touched since is refused and stays.
 */
public final class Rollback {
    private static final Duration LONGEST_DELETION = Duration.ofMinutes(10);

    private final Worksite site;
    private final Engine engine;
    private final Seals seals;

    Rollback(Worksite site, Engine engine) {
        this.site = site;
        this.engine = engine;
        this.seals = new Seals(site.destination(), engine.reader());
    }

    /** What a rollback would do; changes nothing. */
    public RollbackReport preview() {
        return walk(false, deed -> {});
    }

    /** @param progress told about each deed when it is done or refused */
    public RollbackReport run(Consumer<Deed> progress) {
        engine.hold();
        return walk(true, progress);
    }

    private RollbackReport walk(boolean commit, Consumer<Deed> progress) {
        List<Deed> deeds = new ArrayList<>();
        Set<String> kept = new HashSet<>();
        Set<FullPath> going = new HashSet<>();
        for (UndoRecord undo : engine.reader().undos()) {
            if (undo.closed() == null) {
                Deed deed = one(undo, commit, going);
                deeds.add(deed);
                progress.accept(deed);
                if (deed.outcome() == Outcome.REFUSED) {
                    kept.add(undo.item());
                } else if (commit) {
                    engine.closeUndo(undo, deed.outcome() + ": " + deed.detail());
                }
            }
        }
        if (commit) {
            // Items without an undo of their own have left nothing behind and may go again as well.
            engine.reader().items().stream().map(status -> status.item()).filter(item -> !kept.contains(item)).forEach(engine::forget);
        }
        return new RollbackReport(deeds);
    }

    private Deed one(UndoRecord undo, boolean commit, Set<FullPath> going) {
        JsonNode facts = undo.facts();
        return switch (undo.action()) {
            case Undo.UNFREEZE -> unfreeze(undo, Undo.facts(facts, Undo.PathFacts.class).path(), commit);
            case Undo.DELETE_PROJECT -> deleteProject(undo, Undo.facts(facts, Undo.PathFacts.class).path(), commit, going);
            case Undo.DELETE_GROUP -> deleteGroup(undo, Undo.facts(facts, Undo.PathFacts.class).path(), commit, going);
            case Undo.DELETE_USER -> deleteUser(undo, Undo.facts(facts, Undo.UserFacts.class).email(), commit);
            case Undo.CANCEL_TRANSFER -> cancelTransfer(undo, Undo.facts(facts, Boarding.class), commit);
            case Undo.REMOVE_MEMBER -> removeMember(undo, Undo.facts(facts, Undo.MemberFacts.class), commit);
            case Undo.RESTORE_TEXTS -> restoreTexts(undo, Undo.facts(facts, Undo.OwnerFacts.class).owner(), commit);
            case Undo.EMPTY_WIKI -> emptyWiki(undo, Undo.facts(facts, Undo.WikiFacts.class), commit);
            case Undo.REMOVE_RECORD -> removeRecord(undo, Undo.facts(facts, Undo.RecordFacts.class), commit);
            default -> new Deed(undo.item(), undo.action(), Outcome.REFUSED, "this version does not know how");
        };
    }

    private Deed unfreeze(UndoRecord undo, FullPath path, boolean commit) {
        if (site.source().inventory().project(path).filter(Project::archived).isEmpty()) {
            return nothing(undo, path + " is writable");
        }
        if (commit) {
            site.source().unfreeze(path);
        }
        return undone(undo, "source project " + path + " is writable again");
    }

    private Deed deleteProject(UndoRecord undo, FullPath path, boolean commit, Set<FullPath> going) {
        Optional<Project> project = site.destination().inventory().project(path);
        if (project.isEmpty()) {
            return nothing(undo, "no project " + path);
        }
        Optional<String> touched = seals.brokenProject(path);
        if (touched.isPresent()) {
            return refused(undo, path, touched.get());
        }
        going.add(path);
        if (commit) {
            site.destination().namespaces().deleteProject(path, project.get().id());
            awaitGone(() -> site.destination().inventory().project(path).isEmpty(), path);
        }
        return undone(undo, "project " + path + " deleted");
    }

    /** An import that still moves would bring back what is deleted next. */
    private Deed cancelTransfer(UndoRecord undo, Boarding transfer, boolean commit) {
        Optional<Progress> moving = Transfers.moving(site, transfer);
        if (moving.isEmpty()) {
            return nothing(undo, "no transfer of " + transfer.from() + " is under way");
        }
        if (commit) {
            site.destination().transfers().cancel(moving.get().importId());
            awaitGone(() -> Transfers.moving(site, transfer).isEmpty(), transfer.to());
        }
        return undone(undo, "import " + moving.get().importId() + " cancelled");
    }

    private static Deed refused(UndoRecord undo, FullPath path, String touched) {
        return new Deed(undo.item(), undo.action(), Outcome.REFUSED, path + ": " + RunProblem.CHANGED_SINCE.title() + " (" + touched + ")");
    }

    private Deed deleteGroup(UndoRecord undo, FullPath path, boolean commit, Set<FullPath> going) {
        Optional<Group> group = site.destination().inventory().group(path);
        if (group.isEmpty()) {
            return nothing(undo, "no group " + path);
        }
        List<FullPath> left = projects(path).stream().filter(p -> !going.contains(p)).toList();
        if (!left.isEmpty()) {
            return new Deed(undo.item(), undo.action(), Outcome.REFUSED, "group " + path + " still holds " + left.getFirst());
        }
        Optional<String> touched = seals.brokenGroup(path);
        if (touched.isPresent()) {
            return refused(undo, path, touched.get());
        }
        if (commit) {
            site.destination().namespaces().deleteGroup(path, group.get().id());
            awaitGone(() -> site.destination().inventory().group(path).isEmpty(), path);
        }
        return undone(undo, "group " + path + " deleted");
    }

    private List<FullPath> projects(FullPath group) {
        List<FullPath> all = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<Project> page = site.destination().inventory().projects(group, cursor);
            page.items().forEach(p -> all.add(p.fullPath()));
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    private Deed deleteUser(UndoRecord undo, String email, boolean commit) {
        Optional<User> user = site.destination().people().byEmail(email);
        if (user.isEmpty()) {
            return nothing(undo, "no user with this address");
        }
        if (user.get().lastActivityAt() != null) {
            return new Deed(undo.item(), undo.action(), Outcome.REFUSED, "user " + user.get().username() + " has been active since");
        }
        if (commit) {
            site.destination().people().delete(user.get().id());
        }
        return undone(undo, "user " + user.get().username() + " deleted");
    }

    private Deed removeMember(UndoRecord undo, Undo.MemberFacts facts, boolean commit) {
        boolean there = exists(facts.owner())
                && site.destination().inventory().members(facts.owner()).stream().anyMatch(m -> m.userId() == facts.userId());
        if (!there) {
            return nothing(undo, "no such member of " + facts.owner().fullPath());
        }
        if (commit) {
            site.destination().people().removeMember(facts.owner(), facts.userId());
        }
        return undone(undo, "member " + facts.userId() + " removed from " + facts.owner().fullPath());
    }

    private Deed removeRecord(UndoRecord undo, Undo.RecordFacts facts, boolean commit) {
        String what = facts.relation().words() + " " + facts.key() + " of " + facts.owner().fullPath();
        if (!exists(facts.owner())) {
            return nothing(undo, "no " + facts.owner().fullPath());
        }
        try {
            boolean there = !commit || site.destination().writer().remove(facts.relation(), facts.owner(), facts.key());
            return there ? undone(undo, "removed " + what) : nothing(undo, "not there: " + what);
        } catch (ProblemException e) {
            // What the instance lets nobody remove must not keep the rest from being undone; an instance that does not answer ends the rollback.
            if (e.problem().actor() == Actor.ENVIRONMENT) {
                throw e;
            }
            return new Deed(undo.item(), undo.action(), Outcome.REFUSED, what + ": " + e.problem().what());
        }
    }

    /** A wiki that was empty before. Not when somebody has written in it since. */
    private Deed emptyWiki(UndoRecord undo, Undo.WikiFacts facts, boolean commit) {
        FullPath path = facts.owner().fullPath();
        GroupWiki.Now now = exists(facts.owner()) ? GroupWiki.now(site, facts.owner(), facts.refs(), ItemFiles.of(site, undo.item())) : GroupWiki.Now.EMPTY;
        if (now == GroupWiki.Now.EMPTY) {
            return nothing(undo, "no page in the wiki of " + path);
        }
        if (now == GroupWiki.Now.CHANGED) {
            return refused(undo, path, "wiki");
        }
        if (commit) {
            site.destination().repositories().emptyWiki(facts.owner());
        }
        return undone(undo, "pages of the wiki of " + path + " deleted; GitLab keeps what they said in its history");
    }

    /** What goes as a whole needs no text of its own given back. */
    private Deed restoreTexts(UndoRecord undo, Owner owner, boolean commit) {
        if (!exists(owner)) {
            return nothing(undo, "no " + owner.fullPath());
        }
        if (goes(owner.fullPath())) {
            return nothing(undo, "the texts of " + owner.fullPath() + " go with it");
        }
        return new TextsBack(site, engine.reader()).give(undo, owner, commit);
    }

    private boolean goes(FullPath path) {
        return engine.reader().undos().stream()
                .filter(undo -> undo.closed() == null && Set.of(Undo.DELETE_PROJECT, Undo.DELETE_GROUP).contains(undo.action()))
                .anyMatch(undo -> Undo.facts(undo.facts(), Undo.PathFacts.class).path().contains(path));
    }

    private boolean exists(Owner owner) {
        return switch (owner.scope()) {
            case INSTANCE, USER -> true;
            case GROUP -> site.destination().inventory().group(owner.fullPath()).isPresent();
            case PROJECT -> site.destination().inventory().project(owner.fullPath()).isPresent();
        };
    }

    /** Deletions are background jobs; a group can only go when its projects are gone. */
    private void awaitGone(BooleanSupplier gone, FullPath path) {
        Time time = site.time();
        Instant end = time.now().plus(LONGEST_DELETION);
        try {
            while (!gone.getAsBoolean()) {
                if (time.now().isAfter(end)) {
                    throw RunProblem.STILL_DELETING.exception("not gone after " + LONGEST_DELETION, path.value());
                }
                time.sleep(site.pace().ask());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RunProblem.STILL_DELETING.exception("stopped while waiting for the deletion", path.value(), e);
        }
    }

    private static Deed nothing(UndoRecord undo, String why) {
        return new Deed(undo.item(), undo.action(), Outcome.NOTHING_TO_DO, why);
    }

    private static Deed undone(UndoRecord undo, String what) {
        return new Deed(undo.item(), undo.action(), Outcome.UNDONE, what);
    }
}
