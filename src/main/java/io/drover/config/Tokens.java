package io.drover.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the tokens that {@code drover.yaml} refers to. Asks for one at most once. Thread-safe. */
public final class Tokens {
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private final Map<String, String> environment;
    private final Prompt prompt;
    private final Map<String, Secret> asked = new HashMap<>();

    public Tokens(Map<String, String> environment, Prompt prompt) {
        this.environment = Map.copyOf(environment);
        this.prompt = prompt;
    }

    /** @throws io.drover.problem.ProblemException when there is none, or its file is open to others */
    public synchronized Secret of(InstanceConfig instance) {
        return switch (instance.token()) {
            case TokenSource.Environment(String variable) -> fromEnvironment(instance, variable);
            case TokenSource.File(Path path) -> fromFile(instance, path);
            case TokenSource.Prompt() -> asked.computeIfAbsent(instance.name(), name -> fromPrompt(instance));
        };
    }

    private Secret fromEnvironment(InstanceConfig instance, String variable) {
        String value = environment.getOrDefault(variable, "").strip();
        if (value.isEmpty()) {
            throw ConfigProblem.TOKEN_MISSING.exception("the environment variable " + variable + " is not set", instance.name());
        }
        return new Secret(value);
    }

    private static Secret fromFile(InstanceConfig instance, Path path) {
        try {
            if (path.getFileSystem().supportedFileAttributeViews().contains("posix")
                    && Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains)) {
                throw ConfigProblem.TOKEN_FILE_OPEN.exception("group or others may read or write it", path.toString());
            }
            String value = Files.readString(path).strip();
            if (value.isEmpty()) {
                throw ConfigProblem.TOKEN_MISSING.exception("the token file is empty", path.toString());
            }
            return new Secret(value);
        } catch (IOException e) {
            throw ConfigProblem.TOKEN_MISSING.exception("the token file of " + instance.name() + " cannot be read", path.toString(), e);
        }
    }

    /** Another secret than a token: from the variable, or asked for. Empty when there is neither the one nor somebody to ask. */
    public synchronized Optional<Secret> other(String variable, String question) {
        String value = environment.getOrDefault(variable, "");
        String given = value.isEmpty() ? prompt.ask(question) : value;
        return Optional.ofNullable(given).filter(text -> !text.isBlank()).map(Secret::new);
    }

    private Secret fromPrompt(InstanceConfig instance) {
        String value = prompt.ask("Token for " + instance.name() + " (" + instance.url() + "): ");
        if (value == null || value.isBlank()) {
            throw ConfigProblem.TOKEN_PROMPT.exception("no token was given", instance.name());
        }
        return new Secret(value.strip());
    }

    /** Asks without echo; null when there is nobody to ask. */
    @FunctionalInterface
    public interface Prompt {
        @Nullable String ask(String question);

        static Prompt terminal() {
            return question -> {
                java.io.Console console = System.console();
                if (console == null || !console.isTerminal()) {
                    return null;
                }
                char[] answer = console.readPassword("%s", question);
                return answer == null ? null : new String(answer);
            };
        }
    }
}
