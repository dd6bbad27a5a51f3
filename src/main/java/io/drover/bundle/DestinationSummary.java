package io.drover.bundle;

import io.drover.assess.DestinationFacts;
import io.drover.connector.Capability;
import io.drover.connector.InstanceInfo;
import io.drover.connector.InstanceSettings;
import java.time.Instant;
import java.util.Set;

/** What the destination is and allows, without its people. */
record DestinationSummary(Instant takenAt, InstanceInfo instance, boolean administrator, InstanceSettings settings, Set<Capability> capabilities, int users) {
    static DestinationSummary of(DestinationFacts facts) {
        return new DestinationSummary(
                facts.takenAt(), facts.instance(), facts.token().admin(), facts.settings(), facts.capabilities(), facts.users().size());
    }
}
