package io.drover.run;

import io.drover.connector.Capability;
import io.drover.engine.Itinerary;
import io.drover.engine.Journey;
import io.drover.identity.UserMapping;
import io.drover.run.step.EnsureUser;
import io.drover.run.step.Losses;
import io.drover.run.step.RunProblem;
import io.drover.run.step.Worksite;
import java.util.List;

/** Creates the users that the user map says to create. Comes before every group and project. */
final class UsersItinerary implements Itinerary {
    static final String KIND = "people";
    static final String ITEM = "people:users";

    private final Worksite site;

    UsersItinerary(Worksite site) {
        this.site = site;
    }

    @Override
    public void travel(Journey journey) throws Exception {
        long withoutKeys = 0;
        for (UserMapping mapping : site.userMap().mappings()) {
            if (mapping.action() == UserMapping.Action.CREATE) {
                withoutKeys += ensure(journey, mapping);
            }
        }
        long left = withoutKeys;
        if (left > 0) {
            journey.step(StepNames.LOSSES, Losses.class, () -> new Losses(List.of(EnsureUser.lostKeys(site, left))));
        }
    }

    /** @return how many keys were not added */
    private long ensure(Journey journey, UserMapping mapping) throws Exception {
        String who = mapping.sourceUsername() + " (" + mapping.sourceId() + ")";
        boolean missing = journey.step("look for user " + who, Boolean.class, () -> EnsureUser.missing(site, mapping));
        if (!missing) {
            return 0;
        }
        if (!site.destination().capabilities().contains(Capability.CREATE_USERS)) {
            throw RunProblem.METHOD_NOT_AVAILABLE.exception("this token cannot create users at the destination", mapping.sourceUsername());
        }
        journey.undo("delete user " + who, Undo.DELETE_USER, Undo.user(EnsureUser.email(mapping)));
        long user = journey.step("create user " + who, Long.class, () -> EnsureUser.create(site, mapping));
        journey.step("other addresses of " + who, String[].class, () -> EnsureUser.otherAddresses(site, mapping, user).toArray(String[]::new));
        String[] left = journey.step("keys of " + who, String[].class, () -> EnsureUser.keys(site, mapping, user).toArray(String[]::new));
        journey.step("keep blocked if so " + who, Boolean.class, () -> EnsureUser.keepBlocked(site, mapping, user));
        return left.length;
    }
}
