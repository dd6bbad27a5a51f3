package io.drover.connector.gitlab;

import io.drover.connector.Images;
import io.drover.model.Owner;
import java.util.List;
import java.util.Optional;

/** An instance without a container registry. */
final class NoImages implements Images {
    @Override
    public List<String> names(Owner project) {
        return List.of();
    }

    @Override
    public Optional<Home> home(Owner project) {
        return Optional.empty();
    }
}
