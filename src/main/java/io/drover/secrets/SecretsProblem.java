package io.drover.secrets;

import io.drover.problem.Actor;
import io.drover.problem.Explanation;
import io.drover.problem.ProblemCode;

/** What can go wrong with the sealed file and its key. */
public enum SecretsProblem implements ProblemCode {
    SECRETS_KEY_MISSING(
            Actor.YOU,
            "There is no key to seal new secrets with",
            "drover.yaml asks for tokens to be made anew (recreate_tokens). What is made is shown once and goes into secrets.sealed, which needs a key.",
            "Run drover secrets init and keep the passphrase; or remove recreate_tokens from drover.yaml."),
    SECRETS_KEY_EXISTS(
            Actor.YOU,
            "This workspace has a key for secrets",
            "secrets.key is there already. A new one could not open what the present one sealed.",
            "Go on with the present one. If nothing was sealed yet and its passphrase is lost, remove the file first."),
    SECRETS_KEY_UNUSABLE(
            Actor.YOU,
            "The key for secrets cannot be used",
            "secrets.key cannot be read or written, or is not what drover secrets init writes.",
            "Bring the file back from a backup. Without it nothing in secrets.sealed can be opened: revoke those tokens and make new ones."),
    SECRETS_PASSPHRASE_WRONG(
            Actor.YOU,
            "The passphrase does not fit",
            "The private part of secrets.key is encrypted with another passphrase, or the file was changed.",
            "Try again with the passphrase that was given to drover secrets init."),
    SECRETS_PASSPHRASE_MISSING(
            Actor.YOU,
            "A passphrase is needed",
            "There is nobody at a terminal to ask, and the variable DROVER_SECRETS_PASSPHRASE is not set; or it is shorter than 12 characters.",
            "Run the command at a terminal, or set DROVER_SECRETS_PASSPHRASE for this command only."),
    SECRETS_FILE_UNUSABLE(
            Actor.ENVIRONMENT,
            "The sealed file cannot be used",
            "secrets.sealed cannot be written or read, or a line was sealed for another key, or was changed. No token is made whose secret cannot be kept.",
            "Make room or correct the rights of the file, then resume the run; for opening, use the secrets.key that stood beside it.");

    private final Explanation explanation;

    SecretsProblem(Actor actor, String title, String explanation, String next) {
        this.explanation = new Explanation(title, actor, explanation, next);
    }

    @Override
    public Explanation about() {
        return explanation;
    }
}
