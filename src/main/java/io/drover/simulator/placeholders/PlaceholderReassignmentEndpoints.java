package io.drover.simulator.placeholders;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.Routes;
import io.drover.simulator.access.Levels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reassignment by a CSV file (doc/api/group_placeholder_reassignments.md). What became of each row is only ever told by mail. */
public final class PlaceholderReassignmentEndpoints {
    private static final String PATH = "/groups/:id/placeholder_reassignments";

    private final Instance instance;
    private final SourceUsers sourceUsers;

    private PlaceholderReassignmentEndpoints(Instance instance) {
        this.instance = instance;
        this.sourceUsers = new SourceUsers(instance);
    }

    public static void register(Routes routes, Instance instance) {
        PlaceholderReassignmentEndpoints endpoints = new PlaceholderReassignmentEndpoints(instance);
        routes.get(PATH, endpoints::download);
        routes.post(PATH, endpoints::upload);
    }

    private Answer download(Call call) {
        Row group = call.group(Levels.OWNER);
        List<Row> pending = sourceUsers.of(group).stream()
                .filter(row -> SourceUserStatus.REASSIGNABLE.contains(SourceUserStatus.of(row)))
                .toList();
        String name = "placeholder_reassignments_for_group_" + group.id() + "_" + instance.time().now().getEpochSecond() + ".csv";
        Answer csv = call.bytes(200, ReassignmentSheet.of(pending).getBytes(StandardCharsets.UTF_8), "text/csv; charset=utf-8");
        return call.withHeader(csv, "Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    private Answer upload(Call call) throws IOException {
        Row group = call.group(Levels.OWNER);
        Call.UploadedFile file = call.file("file").orElseThrow(() -> ApiError.parameter("file is missing"));
        if (!file.fileName().endsWith(".csv")) {
            throw unprocessable("You must upload a CSV file with a .csv file extension.");
        }
        try {
            ReassignmentSheet sheet = ReassignmentSheet.read(Files.readString(file.path()));
            Row by = call.requireUser();
            instance.later(Duration.ZERO, () -> new SheetAssignment(instance, group, by).process(sheet));
            return call.json(201, Map.of("message", "The file is being processed and you will receive an email when completed."));
        } catch (ReassignmentSheet.Unreadable e) {
            throw unprocessable(e.why());
        }
    }

    private static ApiError unprocessable(String why) {
        return new ApiError(422, Map.of("message", why));
    }
}
