package io.drover.run;

import io.drover.identity.UserMapping;
import io.drover.model.Group;
import io.drover.model.Method;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.model.Relation;
import io.drover.model.Scope;
import io.drover.plan.Plan;
import io.drover.problem.ProblemException;
import io.drover.run.step.ArchiveOrigin;
import io.drover.run.step.Complement;
import io.drover.run.step.CopyImages;
import io.drover.run.step.CopyPackages;
import io.drover.run.step.EnsureNamespace;
import io.drover.run.step.EnsureUser;
import io.drover.run.step.Export;
import io.drover.run.step.Freeze;
import io.drover.run.step.GroupWiki;
import io.drover.run.step.ImportGroup;
import io.drover.run.step.ImportProject;
import io.drover.run.step.ImportSlice;
import io.drover.run.step.LookAtProject;
import io.drover.run.step.Memberships;
import io.drover.run.step.PlannedWrite;
import io.drover.run.step.PushRepository;
import io.drover.run.step.RecreateTokens;
import io.drover.run.step.SourceProject;
import io.drover.run.step.StartTransfer;
import io.drover.run.step.Worksite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The full list of writes, from the steps' own looks. Reads both sides, writes nothing. */
final class DryRun {
    private final Worksite site;

    DryRun(Worksite site) {
        this.site = site;
    }

    PlannedItem users() {
        List<PlannedWrite> writes = site.userMap().mappings().stream()
                .filter(m -> m.action() == UserMapping.Action.CREATE && EnsureUser.missing(site, m))
                .map(EnsureUser::preview)
                .toList();
        return new PlannedItem(UsersItinerary.ITEM, "", writes, null);
    }

    PlannedItem instance() {
        Owner instance = Owner.ofInstance();
        try {
            List<PlannedWrite> writes = InstanceItinerary.relations(site).stream()
                    .flatMap(relation -> Complement.preview(site, relation, instance, Optional.of(instance)).stream())
                    .toList();
            return new PlannedItem(InstanceItinerary.ITEM, "", writes, null);
        } catch (ProblemException e) {
            return new PlannedItem(InstanceItinerary.ITEM, "", List.of(), e.problem());
        }
    }

    PlannedItem item(Plan.Wave wave, Plan.Item item) {
        try {
            return new PlannedItem(item.id(), wave.name(), item.kind() == Plan.Kind.GROUP ? group(item) : project(item), null);
        } catch (ProblemException e) {
            return new PlannedItem(item.id(), wave.name(), List.of(), e.problem());
        }
    }

    private List<PlannedWrite> group(Plan.Item item) {
        ImportGroup.Look look = ImportGroup.look(site, item);
        List<PlannedWrite> writes = new ArrayList<>(ImportGroup.preview(look));
        Optional<Owner> to = site.destination().inventory().group(item.to()).map(Group::owner);
        if (look.method() == Method.REPOSITORY_ONLY) {
            writes.addAll(GroupWiki.preview(site, look.sourceOwner(), to));
        }
        for (Relation relation : Complement.needed(site, Scope.GROUP, look.method())) {
            writes.addAll(Complement.preview(site, relation, look.sourceOwner(), to));
        }
        writes.addAll(newTokens(look.sourceOwner(), to));
        writes.addAll(Memberships.preview(site, look.sourceOwner()));
        return writes;
    }

    private List<PlannedWrite> coming(Plan.Item item, SourceProject from) {
        return switch (item.method()) {
            case DIRECT_TRANSFER -> List.of(StartTransfer.preview(Scope.PROJECT, item.from(), item.to()));
            case FILE_TRANSFER_IN_SLICES -> List.of(
                    ArchiveOrigin.best(site, from.owner()).preview(from.owner()),
                    ImportProject.preview(item.to()),
                    PushRepository.previewInto(item.to()),
                    ImportSlice.preview(item.to()));
            case REPOSITORY_ONLY -> List.of(PushRepository.preview(item.to()));
            default -> List.of(Export.preview(from.owner()), ImportProject.preview(item.to()));
        };
    }

    private List<PlannedWrite> project(Plan.Item item) {
        SourceProject from = LookAtProject.source(site, item);
        LookAtProject.Before before = LookAtProject.destination(site, item, from);
        List<PlannedWrite> writes = new ArrayList<>(EnsureNamespace.preview(site, item.to()));
        if (item.freeze() && !from.archived()) {
            writes.add(Freeze.preview(from));
        }
        if (before.free()) {
            writes.addAll(coming(item, from));
        }
        Optional<Owner> to = site.destination().inventory().project(item.to()).map(Project::owner);
        for (Relation relation : Complement.needed(site, Scope.PROJECT, item.method())) {
            writes.addAll(Complement.preview(site, relation, from.owner(), to));
        }
        writes.addAll(newTokens(from.owner(), to));
        writes.addAll(CopyImages.preview(site, from.owner()));
        writes.addAll(CopyPackages.preview(site, from.owner()));
        writes.addAll(Memberships.preview(site, from.owner()));
        return writes;
    }

    private List<PlannedWrite> newTokens(Owner from, Optional<Owner> to) {
        return RecreateTokens.wanted(site, from.scope()).stream().flatMap(relation -> RecreateTokens.preview(site, relation, from, to).stream()).toList();
    }
}
