package io.drover.simulator.directtransfer;

import java.io.IOException;

/** The repository of designs; downloaded and left at that, since this instance keeps designs as rows of their issues only. */
final class DesignPipeline implements Pipeline {
    @Override
    public void run(Transfer transfer, Tracker tracker) throws IOException {
        Downloads.each(transfer, tracker, "design", file -> {});
    }
}
