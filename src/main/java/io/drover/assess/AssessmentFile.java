package io.drover.assess;

import io.drover.config.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code assessment.json}, and {@code inventory/destination.json} with the facts it was judged by. Each is replaced in one move. */
public final class AssessmentFile {
    private AssessmentFile() {}

    public static Path factsPath(Workspace workspace) {
        return workspace.inventoryFolder().resolve("destination.json");
    }

    public static void write(Workspace workspace, Assessment assessment, DestinationFacts facts) {
        write(factsPath(workspace), facts);
        write(workspace.assessment(), assessment);
    }

    /** @throws io.drover.problem.ProblemException when there is none, or it is damaged */
    public static Assessment read(Workspace workspace) {
        return read(workspace.assessment(), Assessment.class);
    }

    /** @throws io.drover.problem.ProblemException when there are none, or they are damaged */
    public static DestinationFacts facts(Workspace workspace) {
        return read(factsPath(workspace), DestinationFacts.class);
    }

    private static <T> T read(Path file, Class<T> type) {
        if (!Files.exists(file)) {
            throw AssessProblem.ASSESSMENT_MISSING.exception("there is no assessment in this workspace", file.toString());
        }
        try {
            return JsonMapper.shared().readValue(file, type);
        } catch (JacksonException e) {
            throw AssessProblem.ASSESSMENT_UNREADABLE.exception(e.getOriginalMessage(), file.toString(), e);
        }
    }

    private static void write(Path file, Object value) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path half = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(half, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(value));
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | JacksonException e) {
            throw AssessProblem.ASSESSMENT_UNWRITABLE.exception("cannot write: " + e.getMessage(), file.toString(), e);
        }
    }
}
