package io.drover.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code verification.json}: a {@link Verification} on disk, replaced whole. */
public final class VerificationFile {
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private VerificationFile() {}

    public static void write(Path file, Verification verification) {
        try {
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.write(part, JSON.writeValueAsBytes(verification));
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws io.drover.problem.ProblemException {@link VerifyProblem#VERIFICATION_UNREADABLE} */
    public static Verification read(Path file) {
        try {
            return JSON.readValue(Files.readAllBytes(file), Verification.class);
        } catch (IOException | JacksonException e) {
            throw VerifyProblem.VERIFICATION_UNREADABLE.exception("verification.json cannot be read", file.getFileName().toString(), e);
        }
    }
}
