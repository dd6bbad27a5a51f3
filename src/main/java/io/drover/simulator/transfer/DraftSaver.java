package io.drover.simulator.transfer;

import io.drover.simulator.Database;
import io.drover.simulator.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Saves drafts: the parent first, together with its single records, then its children one by one. An invalid parent is lost with everything inside it, an
 * invalid child alone.
 */
final class DraftSaver {
    private final ImportContext context;
    private final Database db;
    private final Validity validity;
    private final Titled titled;
    private final KnownEpics epics;
    private final MergeRequestDiffs diffs;

    DraftSaver(ImportContext context) {
        this.context = context;
        this.db = context.instance().db();
        this.validity = new Validity(context);
        this.titled = new Titled(context);
        this.epics = new KnownEpics(context);
        this.diffs = new MergeRequestDiffs(context);
    }

    /** @param line index of the top-level record. @throws RecordError when the record itself is invalid */
    void save(Draft draft, Link.Parent parent, long line) {
        switch (draft.relation().table()) {
            case "labels", "milestones" -> titledRow(draft, parent, line);
            case "epics" -> epics.find(draft).ifPresentOrElse(there -> complete(there, draft, line), () -> store(draft, parent, line));
            default -> store(draft, parent, line);
        }
    }

    /** A record that another one brought before its own turn came. */
    private void complete(Row there, Draft draft, long line) {
        draft.references().forEach((name, reference) -> resolve(draft, name, reference, line));
        validity.check(draft, context.parent());
        draft.columns().forEach(there::set);
        saveChildren(draft.children(), Link.Parent.of(there, draft.relation()), draft, line);
    }

    private Row store(Draft draft, Link.Parent parent, long line) {
        if (draft.relation().table().equals("merge_requests")) {
            diffs.makeSureThereIsOne(draft, validity);
        }
        if (hasIid(draft) && draft.get("iid") == null) {
            draft.columns().put("iid", Iids.next(db, draft.relation().table(), context));
        }
        draft.references().forEach((name, reference) -> resolve(draft, name, reference, line));
        validity.check(draft, parent);
        if (validity.duplicate(draft, parent)) {
            throw RecordError.invalid(Validity.human(draft.relation().unique().getFirst().getLast()) + " has already been taken");
        }
        Row row = insert(draft, parent);
        Link.Parent self = Link.Parent.of(row, draft.relation());
        draft.singles().forEach(single -> saveWithChildren(single, self, line));
        saveChildren(draft.children(), self, draft, line);
        return row;
    }

    private static boolean hasIid(Draft draft) {
        return List.of("issues", "merge_requests", "ci_pipelines", "epics").contains(draft.relation().name());
    }

    private Row insert(Draft draft, Link.Parent parent) {
        Map<String, @Nullable Object> columns = new HashMap<>(draft.columns());
        columns.putAll(draft.relation().link().columns(parent));
        if (draft.relation().table().equals("notes") && columns.get("discussion_id") == null) {
            columns.put("discussion_id", Discussions.generated(context.instance().random()));
        }
        return db.table(draft.relation().table()).insert(columns);
    }

    /** Singles were checked with their parent, children of singles too: both are saved in one go. */
    private void saveWithChildren(Draft draft, Link.Parent parent, long line) {
        draft.references().forEach((name, reference) -> resolve(draft, name, reference, line));
        Link.Parent self = Link.Parent.of(insert(draft, parent), draft.relation());
        draft.singles().forEach(single -> saveWithChildren(single, self, line));
        draft.children().forEach(child -> saveWithChildren(child, self, line));
    }

    private void saveChildren(List<Draft> children, Link.Parent parent, Draft of, long line) {
        for (Draft child : children) {
            try {
                if (child.relation().collapse() && validity.duplicate(child, parent)) {
                    continue;
                }
                diffs.requireLineOfNote(child, of, parent);
                save(child, parent, line);
            } catch (RecordError e) {
                context.failures().record(child.relation().name(), line, "RelationObjectSaver#save!", e);
            } catch (AbandonedChildren e) {
                context.failures().record(of.relation().name(), line, "RelationObjectSaver#save!", new RecordError("DiffNote::NoteDiffFileCreationError", e.getMessage() == null ? "" : e.getMessage()));
                return;
            }
        }
    }

    /** Finds or makes what the record points at. */
    private void resolve(Draft draft, String name, Draft reference, long line) {
        Optional<Row> row = switch (name) {
            case "label", "milestone" -> Optional.of(titledRow(reference, context.parent(), line));
            case "merge_request" -> byIid("merge_requests", reference.get("iid"));
            case "external_pull_request" -> external(reference);
            case "design" -> design(reference);
            case "parent", "epic" -> Optional.of(epics.findOrMake(reference));
            default -> Optional.empty();
        };
        draft.columns().put(name + "_id", row.map(found -> (Object) found.id()).orElse(null));
    }

    private Row titledRow(Draft draft, Link.Parent parent, long line) {
        boolean milestone = draft.relation().table().equals("milestones");
        String title = String.valueOf(draft.get("title"));
        validity.check(draft, parent);
        Optional<Row> existing = milestone ? titled.milestone(draft) : titled.label(draft);
        if (existing.isPresent()) {
            return existing.get();
        }
        Map<String, @Nullable Object> columns = new HashMap<>(draft.columns());
        columns.putIfAbsent("project_id", null);
        columns.put(context.project() ? "project_id" : "group_id", context.owner().id());
        columns.put(context.project() ? "group_id" : "project_id", null);
        Row row = db.table(draft.relation().table()).insert(columns);
        if (milestone) {
            titled.remember(title, row);
        }
        saveChildren(draft.children(), new Link.Parent(row, milestone ? "Milestone" : "Label", milestone ? "milestone" : "label"), draft, line);
        return row;
    }

    private Optional<Row> byIid(String table, @Nullable Object iid) {
        return Iids.rows(db, table, context).stream().filter(row -> iid != null && Objects.equals(row.get("iid"), iid)).findFirst();
    }

    private Optional<Row> external(Draft reference) {
        return db.table("external_pull_requests").where("project_id", context.owner().id()).stream()
                .filter(row -> Objects.equals(row.get("pull_request_iid"), reference.get("pull_request_iid")))
                .findFirst();
    }

    private Optional<Row> design(Draft reference) {
        return db.table(reference.relation().table()).where("project_id", context.owner().id()).stream()
                .filter(row -> Objects.equals(row.get("filename"), reference.get("filename")) && Objects.equals(row.get("iid"), reference.get("iid")))
                .reduce((first, second) -> second);
    }
}
