package io.drover.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** What a worker on a shared journal is called, so that after a restart it knows its own unfinished work. */
final class WorkerName {
    private WorkerName() {}

    /** @param given by the person; null is the host's name */
    static String of(@Nullable String given) {
        if (given != null) {
            return given;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "worker";
        }
    }
}
