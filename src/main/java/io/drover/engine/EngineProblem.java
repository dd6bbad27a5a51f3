package io.drover.engine;

import io.drover.problem.Actor;
import io.drover.problem.Explanation;
import io.drover.problem.ProblemCode;

/** What can go wrong in durable execution itself. */
public enum EngineProblem implements ProblemCode {
    WAITED_TOO_LONG(
            "Something took longer than its limit",
            Actor.DESTINATION_ADMIN,
            "Drover waited for an answer of another system until the time allowed for it was over. The work there may be stuck or starved.",
            "Look at the other system's background jobs, then retry the item."),
    JOURNAL_IN_USE(
            "Another process is already running this workspace",
            Actor.YOU,
            "A workspace with a journal on this machine is run by one process at a time. Several workers need a PostgreSQL database.",
            "Wait for the other process or stop it; use `drover status` to watch it."),
    JOURNAL_UNREACHABLE(
            "The journal cannot be opened",
            Actor.ENVIRONMENT,
            "The journal is a SQLite file in the workspace or a PostgreSQL database. It could not be opened or written.",
            "Check that the folder is writable and has free space, or that the database is up and its URL right."),
    NO_SUCH_ITEM(
            "There is no such item in the journal",
            Actor.YOU,
            "Items are named as in plan.yaml: group:PATH or project:PATH of the source. An item enters the journal when a run starts it.",
            "See `drover status` for the items of this workspace."),
    WRONG_STATE(
            "The item is not in a state that allows this",
            Actor.YOU,
            "Only a waiting or running item can be paused or cancelled, only a paused one resumed, only a failed or cancelled one retried.",
            "See `drover status` for the item's state."),
    DISK_OR_NETWORK_FAILED(
            "Reading or writing failed on this machine",
            Actor.ENVIRONMENT,
            "A file, a pipe or a connection failed below Drover. A full disk is the usual cause.",
            "Check free space and permissions of the workspace, then retry the item."),
    STEP_BROKE(
            "A step failed in a way nobody foresaw",
            Actor.US,
            "This is a bug in Drover: a step threw something that is not a named problem. The log holds the stack trace.",
            "Report it with the log; the other items go on.");

    private final Explanation explanation;

    EngineProblem(String title, Actor actor, String explanation, String next) {
        this.explanation = new Explanation(title, actor, explanation, next);
    }

    @Override
    public Explanation about() {
        return explanation;
    }
}
