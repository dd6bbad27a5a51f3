package io.drover.connector;

import io.drover.model.Owner;
import io.drover.oci.Registry;
import java.util.List;
import java.util.Optional;

/** Container images of projects. */
public interface Images {
    /**
     * Where a project's images live.
     *
     * @param path of the project's own repository in the registry; the others are below it
     */
    record Home(Registry registry, String path) {
        /** @param name relative to the project; empty for its own repository */
        public String repository(String name) {
            return name.isEmpty() ? path : path + "/" + name;
        }
    }

    /** Names of the project's image repositories, relative to it, sorted; the empty one is its own. Empty when the registry is off. */
    List<String> names(Owner project);

    /** Empty when the instance has no registry. */
    Optional<Home> home(Owner project);
}
