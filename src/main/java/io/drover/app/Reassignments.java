package io.drover.app;

import io.drover.config.DroverConfig;
import io.drover.config.Workspace;
import io.drover.connector.DestinationConnector;
import io.drover.identity.Reassigner;
import io.drover.identity.UserMap;
import io.drover.identity.UsersFile;
import io.drover.inventory.Inventory;
import io.drover.inventory.InventoryFile;
import io.drover.model.FullPath;
import io.drover.plan.PlanFile;
import java.util.List;

/** A workspace opened for the people of a direct transfer: the user map and the destination. */
public final class Reassignments implements AutoCloseable {
    private final DestinationConnector destination;
    private final Reassigner reassigner;
    private final List<FullPath> groups;

    private Reassignments(DestinationConnector destination, Reassigner reassigner, List<FullPath> groups) {
        this.destination = destination;
        this.reassigner = reassigner;
        this.groups = groups;
    }

    /**
     * @param groups top-level groups at the destination; none stands for all that the plan moves into
     * @throws io.drover.problem.ProblemException naming every mistake in drover.yaml, plan.yaml or users.csv
     */
    public static Reassignments open(App app, Workspace workspace, List<String> groups) {
        DroverConfig config = app.config(workspace);
        Inventory inventory = InventoryFile.read(workspace);
        UserMap users = UsersFile.read(workspace.users(), inventory.users());
        List<FullPath> roots = groups.isEmpty()
                ? PlanFile.read(workspace.plan(), inventory).items().map(item -> FullPath.of(item.to().root())).distinct().toList()
                : groups.stream().map(FullPath::of).toList();
        DestinationConnector destination = app.destination(config);
        try {
            Reassigner reassigner = new Reassigner(destination, users, inventory.instance().url(), workspace.reassignments(), app.time());
            return new Reassignments(destination, reassigner, roots);
        } catch (RuntimeException e) {
            destination.close();
            throw e;
        }
    }

    public Reassigner reassigner() {
        return reassigner;
    }

    public List<FullPath> groups() {
        return groups;
    }

    @Override
    public void close() {
        destination.close();
    }
}
