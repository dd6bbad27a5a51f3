package io.drover.inventory;

import io.drover.problem.Actor;
import io.drover.problem.Explanation;
import io.drover.problem.ProblemCode;

/** What can go wrong while taking or reading the inventory. */
public enum InventoryProblem implements ProblemCode {
    INVENTORY_MISSING(
            Actor.YOU,
            "There is no inventory yet",
            "This command works on what `drover inventory` found, and that has not been run to its end in this workspace.",
            "Run `drover inventory`; when it was interrupted it goes on where it stopped."),
    INVENTORY_UNREADABLE(
            Actor.YOU,
            "The inventory cannot be read",
            "inventory/inventory.json is not what Drover wrote: it was edited, cut off, or written by another version.",
            "Run `drover inventory` again; it writes the file anew."),
    INVENTORY_UNWRITABLE(
            Actor.ENVIRONMENT,
            "The inventory cannot be written",
            "The workspace folder cannot be written: the disk is full, or the folder belongs to somebody else.",
            "Make room or correct the folder's owner, then run the command again; it goes on where it stopped."),
    INVENTORY_INTERRUPTED(
            Actor.ENVIRONMENT,
            "The walk was interrupted",
            "The process was asked to stop while it was reading. What has been read is kept.",
            "Run the command again; it goes on where it stopped."),
    COUNTS_LEFT_OUT(
            Actor.YOU,
            "The inventory was taken without counts",
            "With --no-counts nobody asked how many issues, variables, packages and the like there are. Checks that go by these numbers find nothing, "
                    + "and the loss ledger has no sums to add up to.",
            "Run `drover inventory` without --no-counts before the assessment that decides."),
    MEMBERS_LEFT_OUT(
            Actor.YOU,
            "The inventory was taken without members",
            "With --no-members nobody asked who belongs to which group and project. Checks that go by memberships find nothing, and nobody can be "
                    + "named who may re-enter a secret.",
            "Run `drover inventory` without --no-members before the assessment that decides."),
    ROOT_UNKNOWN(
            Actor.YOU,
            "A group in drover.yaml is not there",
            "A group named under roots does not exist on the source, or the token may not see it. GitLab answers both the same way.",
            "Correct the path in drover.yaml, or give the token's user access to the group.");

    private final Explanation explanation;

    InventoryProblem(Actor actor, String title, String explanation, String next) {
        this.explanation = new Explanation(title, actor, explanation, next);
    }

    @Override
    public Explanation about() {
        return explanation;
    }
}
