package io.drover.git;

import io.drover.problem.Actor;
import io.drover.problem.Explanation;
import io.drover.problem.ProblemCode;

/** What can go wrong with the git program. */
public enum GitProblem implements ProblemCode {
    GIT_MISSING(
            Actor.ENVIRONMENT,
            "The git program is not there",
            "Repositories are read and written with the git program, and none was found on the PATH.",
            "Install git 2.31 or newer (Debian: apt-get install git; macOS: xcode-select --install)."),
    GIT_TOO_OLD(
            Actor.ENVIRONMENT,
            "The git program is too old",
            "Settings are handed to git through its environment, which git understands since 2.31.",
            "Install git 2.31 or newer."),
    GIT_REMOTE_REFUSED(
            Actor.YOU,
            "The remote repository could not be read or written",
            "The git program gave up on the remote: it does not exist, the token may not read or write it, or the network broke.",
            "Check that the token has read_repository or write_repository (or api) and that its user is at least Developer there; then retry the item."),
    GIT_REFS_REJECTED(
            Actor.DESTINATION_ADMIN,
            "The destination refused some branches or tags",
            "A push rule, a protected branch, a size limit or a missing LFS object made the destination reject refs. The others were accepted.",
            "Switch off push rules and branch protection of that project for the time of the migration, or push the LFS objects first; then retry the item."),
    GIT_REPOSITORY_DAMAGED(
            Actor.ENVIRONMENT,
            "A repository or bundle on disk cannot be read",
            "The git program gave up on a local repository or bundle: it is incomplete, damaged, or the disk is full.",
            "Delete the item's folder below .drover/files and retry the item: it is fetched again."),
    GIT_DEADLINE(
            Actor.ENVIRONMENT,
            "The git program took too long",
            "Git was still running when its deadline passed and was stopped.",
            "Retry the item; if it repeats, look at the network between this machine and the instance."),
    GIT_STOPPED(
            Actor.YOU,
            "The work was stopped while git was running",
            "The program was asked to stop, or the item was paused.",
            "Start the command again: it goes on where it stopped.");

    private final Explanation explanation;

    GitProblem(Actor actor, String title, String explanation, String next) {
        this.explanation = new Explanation(title, actor, explanation, next);
    }

    @Override
    public Explanation about() {
        return explanation;
    }
}
