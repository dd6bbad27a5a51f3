package io.drover.simulator.directtransfer;

import io.drover.simulator.Row;
import java.nio.file.Path;
import java.util.Set;

/** The wiki of a project or a group, fetched with Git where the source lists any page; where it has none, or does not show it, there is nothing to do. */
final class WikiPipeline implements Pipeline {
    private static final Set<Integer> NONE = Set.of(403, 404);

    @Override
    public void run(Transfer transfer, Tracker tracker) {
        boolean takes = transfer.project() || transfer.instance().enterprise();
        if (takes && exists(transfer)) {
            String address = transfer.source().repository(transfer.sourceFullPath() + ".wiki.git");
            GitMirror.fetch(address, repository(transfer));
        }
    }

    private static Path repository(Transfer transfer) {
        Row portable = transfer.portable();
        return transfer.project() ? transfer.instance().wikiRepository(portable) : transfer.instance().groupWikiRepository(portable);
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
