package io.drover.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The whole user map: one mapping a source user. */
public final class UserMap {
    private final List<UserMapping> mappings;
    private final Map<Long, UserMapping> bySourceId;

    public UserMap(List<UserMapping> mappings) {
        this.mappings = List.copyOf(mappings);
        this.bySourceId = this.mappings.stream().collect(Collectors.toMap(UserMapping::sourceId, Function.identity()));
    }

    public List<UserMapping> mappings() {
        return mappings;
    }

    public Optional<UserMapping> of(long sourceUserId) {
        return Optional.ofNullable(bySourceId.get(sourceUserId));
    }
}
