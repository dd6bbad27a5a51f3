package io.drover.assess.doctor;

import io.drover.model.Version;
import io.drover.problem.Actor;

/** An archive imports into the same version or up to two minors newer (doc/user/project/settings/import_export.md, "Compatibility"). */
final class VersionGap {
    private static final int MINORS = 2;

    private VersionGap() {}

    static Diagnosis between(Version source, Version destination) {
        String found = source + " to " + destination;
        if (source.major() == destination.major() && source.minor() > destination.minor() || source.major() > destination.major()) {
            return Diagnosis.bad(Place.DESTINATION, "version gap", found + ": the source is newer", "upgrade the destination first", Actor.DESTINATION_ADMIN);
        }
        boolean near = source.major() == destination.major() && destination.minor() - source.minor() <= MINORS;
        return near
                ? Diagnosis.good(Place.DESTINATION, "version gap", found)
                : Diagnosis.warning(
                        Place.DESTINATION, "version gap", found + ": more than two minor versions", "upgrade the source, or rehearse with real archives", Actor.SOURCE_ADMIN);
    }
}
