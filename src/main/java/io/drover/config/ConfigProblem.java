package io.drover.config;

import io.drover.problem.Actor;
import io.drover.problem.Explanation;
import io.drover.problem.ProblemCode;

/** What can be wrong with the configuration. */
public enum ConfigProblem implements ProblemCode {
    NO_WORKSPACE(
            "No drover.yaml here",
            "Every command of the journey works in a workspace: a folder that holds drover.yaml.",
            "Run `drover init` in the folder you want to work in, or name the workspace with --workspace DIR."),
    WORKSPACE_EXISTS(
            "This folder is a workspace already",
            "drover init never overwrites a drover.yaml, because somebody may have edited it.",
            "Edit the file, or run drover init in another folder (--workspace DIR)."),
    CONFIG_INVALID(
            "drover.yaml has mistakes",
            "The file could be read but something in it is unknown, missing or of the wrong form. All mistakes are listed with line and column.",
            "Correct the lines named and run the command again."),
    CONFIG_UNREADABLE(
            "A file cannot be read",
            "The file exists but the operating system refuses to read it.",
            "Check its owner and permissions."),
    JOURNAL_NOT_SHARED(
            "The journal is a file of this machine",
            "Several workers take items from one journal, which has to be a PostgreSQL database that all of them reach.",
            "Name it in drover.yaml: `database: jdbc:postgresql://host/name`; user and password come from DROVER_DATABASE_USER and DROVER_DATABASE_PASSWORD."),
    TOKEN_MISSING(
            "No token",
            "The token's environment variable is not set, or its file is missing or empty.",
            "Set the variable or create the file that drover.yaml names for this instance, then run the command again."),
    TOKEN_FILE_OPEN(
            "A token file that others can read",
            "A token is as good as a password; Drover refuses a file that the group or everybody may read.",
            "chmod 600 the file, and replace the token if others may have read it."),
    TOKEN_PROMPT(
            "Nobody to ask for a token",
            "drover.yaml says to ask for the token, but standard input is not a terminal.",
            "Run in a terminal, or name an environment variable or a file in drover.yaml.");

    private final Explanation explanation;

    ConfigProblem(String title, String explanation, String next) {
        this.explanation = new Explanation(title, Actor.YOU, explanation, next);
    }

    @Override
    public Explanation about() {
        return explanation;
    }
}
