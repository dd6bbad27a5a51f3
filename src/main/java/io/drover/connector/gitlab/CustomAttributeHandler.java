package io.drover.connector.gitlab;

import io.drover.connector.Write;
import io.drover.model.Owner;
import java.util.List;

/** Custom attributes (doc/api/custom_attributes.md): made and changed by the same request, which names the key in its address. */
final class CustomAttributeHandler extends EnsureHandler {
    private final RelationEndpoint endpoint;

    CustomAttributeHandler(GitLabApi api, ListReader lists, RelationEndpoint endpoint) {
        super(api, lists, Writable.byId(endpoint, ":key", List.of("value")).at((owner, current) -> one(endpoint, owner, Json.text(current, "key", ""))));
        this.endpoint = endpoint;
    }

    private static Route one(RelationEndpoint endpoint, Owner owner, String key) {
        return Route.of(endpoint.path() + "/:key", owner.id(), key);
    }

    @Override
    String creation(Owner owner, String key) {
        return "PUT " + one(endpoint, owner, key).path();
    }

    @Override
    void create(Route collection, Write write) {
        api.put(one(endpoint, write.owner(), write.key()), write.body());
    }
}
