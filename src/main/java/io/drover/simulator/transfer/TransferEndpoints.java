package io.drover.simulator.transfer;

import io.drover.simulator.Instance;
import io.drover.simulator.Routes;

/** Everything under {@code export} and {@code import} of projects and groups. */
public final class TransferEndpoints {
    private TransferEndpoints() {}

    public static void register(Routes routes, Instance instance) {
        Exports exports = new Exports(instance);
        new ProjectExportEndpoints(instance, exports).register(routes);
        new ProjectImportEndpoints(instance).register(routes);
        new RelationImportEndpoints(instance).register(routes);
        new GroupTransferEndpoints(instance, exports).register(routes);
        new RelationExportEndpoints(instance).register(routes);
    }
}
