package io.drover.simulator.transfer;

import io.drover.simulator.Database;
import io.drover.simulator.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Labels and milestones are known by their titles: one that the project or a group above it already has is used, any other becomes the project's own.
 */
final class Titled {
    /** Marks a draft that was a group's milestone where it came from. */
    static final String OF_GROUP = "of_group";

    private final ImportContext context;
    private final Database db;
    /** Milestones of this archive by the title they had there; a title may change on the way in. */
    private final Map<String, Row> milestones = new HashMap<>();

    Titled(ImportContext context) {
        this.context = context;
        this.db = context.instance().db();
    }

    /** The existing label, or empty. */
    Optional<Row> label(Draft label) {
        return find("labels", label);
    }

    /**
     * The existing milestone, or empty after preparing the draft to be saved: a group's milestone becomes the project's with a fresh iid, and a project's
     * milestone whose title a group above uses gets a suffix.
     */
    Optional<Row> milestone(Draft milestone) {
        String title = String.valueOf(milestone.get("title"));
        Row known = milestones.get(title);
        Optional<Row> found = known == null ? find("milestones", milestone) : Optional.of(known);
        if (found.isPresent() && found.get().has("group_id") && context.project() && !milestone.columns().containsKey(OF_GROUP)) {
            milestone.columns().put("title", title + suffix());
            found = Optional.empty();
        }
        if (found.isEmpty()) {
            claimIid(milestone);
        }
        return found;
    }

    void remember(String archiveTitle, Row milestone) {
        milestones.put(archiveTitle, milestone);
    }

    private Optional<Row> find(String table, Draft draft) {
        List<Row> sameTitle = db.table(table).where("title", draft.get("title"));
        String own = context.project() ? "project_id" : "group_id";
        Optional<Row> mine = sameTitle.stream().filter(row -> Objects.equals(row.get(own), context.owner().id())).findFirst();
        return mine.or(() -> context.groups().stream()
                .flatMap(group -> sameTitle.stream().filter(row -> Objects.equals(row.get("group_id"), group.id())))
                .findFirst());
    }

    /** The archive's iid wins over one that was generated for a milestone before. */
    private void claimIid(Draft milestone) {
        if (milestone.columns().remove(OF_GROUP) != null || milestone.get("iid") == null) {
            milestone.columns().put("iid", Iids.next(db, "milestones", context));
            return;
        }
        for (Row row : Iids.rows(db, "milestones", context)) {
            if (Objects.equals(row.get("iid"), milestone.get("iid"))) {
                row.set("iid", Iids.next(db, "milestones", context));
            }
        }
    }

    private String suffix() {
        int number = context.instance().random().nextInt(0x100);
        return String.format(" (imported-%02x-%d)", number, context.instance().time().now().getEpochSecond());
    }

}
