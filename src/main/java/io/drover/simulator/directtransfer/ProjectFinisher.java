package io.drover.simulator.directtransfer;

/** What a new project does when all has come: settles its default branch, and says that its import is over. */
final class ProjectFinisher implements Pipeline {
    @Override
    public void run(Transfer transfer, Tracker tracker) {
        transfer.restore("finisher").finishProject();
        transfer.portable().set("import_status", "finished");
    }
}
