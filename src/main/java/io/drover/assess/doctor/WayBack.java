package io.drover.assess.doctor;

import io.drover.problem.Actor;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Direct transfer lets the destination pull from the source (doc/user/group/import/direct_transfer_migrations.md). From this machine only
 * one thing about that way can be seen: whether the source has an address that somebody outside could use at all.
 */
final class WayBack {
    private WayBack() {}

    static Diagnosis fromDestinationTo(URI source, boolean destinationIsSaas) {
        String check = "reaches the source";
        String curl = "on the destination run: curl -sI " + source + "/api/v4/version";
        try {
            InetAddress address = InetAddress.getByName(source.getHost());
            boolean inside = address.isSiteLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress();
            if (inside && destinationIsSaas) {
                String found = "no: the source has the private address " + address.getHostAddress();
                return Diagnosis.warning(Place.DESTINATION, check, found, "direct transfer is impossible; file transfer does not need this way", Actor.ENVIRONMENT);
            }
            String found = "only needed for direct transfer; cannot be seen from here" + (inside ? " (private address: local requests must be allowed)" : "");
            return Diagnosis.unknown(Place.DESTINATION, check, found, curl, Actor.DESTINATION_ADMIN);
        } catch (UnknownHostException e) {
            return Diagnosis.unknown(Place.DESTINATION, check, "the source's name does not even resolve here", curl, Actor.DESTINATION_ADMIN);
        }
    }
}
