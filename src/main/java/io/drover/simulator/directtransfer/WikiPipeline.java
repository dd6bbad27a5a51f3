package io.drover.simulator.directtransfer;

import java.util.Set;

/** The wiki of a project, fetched with Git where the source lists any page; where it has none, or does not show it, there is nothing to do. */
final class WikiPipeline implements Pipeline {
    private static final Set<Integer> NONE = Set.of(403, 404);

    @Override
    public void run(Transfer transfer, Tracker tracker) {
        if (transfer.project() && exists(transfer)) {
            String address = transfer.source().repository(transfer.sourceFullPath() + ".wiki.git");
            GitMirror.fetch(address, transfer.instance().wikiRepository(transfer.portable()));
        }
    }

    private static boolean exists(Transfer transfer) {
        try {
            return !transfer.source().list(transfer.resource() + "/wikis").isEmpty();
        } catch (NetworkError e) {
            if (NONE.contains(e.status().orElse(0))) {
                return false;
            }
            throw e;
        }
    }
}
