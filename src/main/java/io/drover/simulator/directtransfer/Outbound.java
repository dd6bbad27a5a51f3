package io.drover.simulator.directtransfer;

import io.drover.simulator.Instance;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Which addresses this instance calls: not its own host and network unless {@code allow_local_requests_from_web_hooks_and_services} is on, whoever asks
 * (doc/security/webhooks.md).
 */
record Outbound(Instance instance) {
    /** @throws NetworkError when the address is blocked */
    void check(URI url) {
        if (instance.settings().flag("allow_local_requests_from_web_hooks_and_services")) {
            return;
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(url.getHost())) {
                refuse(address);
            }
        } catch (UnknownHostException e) {
            throw NetworkError.blocked("Host cannot be resolved or invalid");
        }
    }

    private static void refuse(InetAddress address) {
        if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            throw NetworkError.blocked("Requests to localhost are not allowed");
        }
        if (address.isSiteLocalAddress() || address.isLinkLocalAddress()) {
            throw NetworkError.blocked("Requests to the local network are not allowed");
        }
    }
}
