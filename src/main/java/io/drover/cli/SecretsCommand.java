package io.drover.cli;

import io.drover.app.App;
import io.drover.config.Secret;
import io.drover.secrets.SecretsProblem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code drover secrets}: the secrets of tokens that a run makes anew. */
@Command(
        name = "secrets",
        mixinStandardHelpOptions = true,
        description = "Keep the secrets of tokens that a run makes anew, sealed until you open them.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Tokens cannot be read, so they cannot be copied. With recreate_tokens in drover.yaml a run makes new ones, with the same names and",
            "rights, and writes each new secret into secrets.sealed. Sealing needs no passphrase, opening does.",
            "",
            "EXAMPLES",
            "  drover secrets init",
            "  drover secrets open",
            "",
            "EXIT STATUS",
            "  0 done   2 usage   3 no key, or another passphrase   30 disk or permissions"
        })
final class SecretsCommand implements Runnable {
    private static final String PASSPHRASE = "DROVER_SECRETS_PASSPHRASE";

    /** NIST SP 800-63B asks for 8 where tries are limited; whoever has the file tries as often as he likes. */
    private static final int SHORTEST = 12;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private SecretsCommand() {}

    static CommandLine line(App app) {
        return new CommandLine(new SecretsCommand()).addSubcommand(new SecretsInitCommand(app)).addSubcommand(new SecretsOpenCommand(app));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which one? init or open.");
    }

    static Secret passphrase(App app, String question) {
        return app.tokens()
                .other(PASSPHRASE, question)
                .filter(given -> given.reveal().length() >= SHORTEST)
                .orElseThrow(() -> SecretsProblem.SECRETS_PASSPHRASE_MISSING.exception("none of at least " + SHORTEST + " characters was given", PASSPHRASE));
    }
}
