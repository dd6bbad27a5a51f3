package io.drover.connector.gitlab;

import io.drover.connector.Receipt.Replaced;
import io.drover.model.Relation;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The values that an update replaces, for the journal: whoever wants them back finds them there. Secrets are only named. */
final class Former {
    /** Besides what the catalogue calls a secret: values of schedules' variables, of webhooks' headers. */
    private static final Set<String> SECRETS = Set.of("value", "variables", "token", "password", "custom_headers", "url_variables");

    private static final Pattern CREDENTIALS = Pattern.compile("(?<=://)[^/@\\s\"]+@");

    private Former() {}

    /** @param sent attributes of the update */
    static List<Replaced> values(Relation relation, JsonNode sent, JsonNode current) {
        return sent.propertyNames().stream()
                .filter(current::has)
                .map(name -> new Replaced(name, secret(relation, name) ? Replaced.SECRET : shown(current.path(name))))
                .toList();
    }

    private static boolean secret(Relation relation, String name) {
        return SECRETS.contains(name) || relation.secrets().contains(name);
    }

    private static String shown(JsonNode value) {
        return CREDENTIALS.matcher(value.toString()).replaceAll("");
    }
}
