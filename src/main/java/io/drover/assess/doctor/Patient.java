package io.drover.assess.doctor;

import io.drover.config.InstanceConfig;
import io.drover.connector.Connector;
import io.drover.problem.Actor;
import io.drover.problem.ProblemException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One instance under examination. The connector is made when first asked for, because its token may be missing. Thread-safe. */
public final class Patient {
    private final Place place;
    private final InstanceConfig config;
    private final Supplier<Connector> making;
    private @Nullable Connector made;
    private @Nullable ProblemException failure;

    public Patient(Place place, InstanceConfig config, Supplier<Connector> making) {
        this.place = place;
        this.config = config;
        this.making = making;
    }

    Place place() {
        return place;
    }

    InstanceConfig config() {
        return config;
    }

    Actor admin() {
        return place == Place.SOURCE ? Actor.SOURCE_ADMIN : Actor.DESTINATION_ADMIN;
    }

    /** @throws ProblemException the same one again when making it failed before */
    synchronized Connector connector() {
        if (failure != null) {
            throw failure;
        }
        if (made == null) {
            try {
                made = making.get();
            } catch (ProblemException e) {
                failure = e;
                throw e;
            }
        }
        return made;
    }

    synchronized void close() {
        if (made != null) {
            made.close();
        }
    }
}
