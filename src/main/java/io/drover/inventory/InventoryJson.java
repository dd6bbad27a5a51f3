package io.drover.inventory;

import io.drover.model.Project;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;

/** How the files of the inventory are written and read. */
final class InventoryJson {
    static final JsonMapper MAPPER = JsonMapper.builder().addMixIn(Project.class, Written.class).build();

    private InventoryJson() {}

    private interface Written {
        @JsonSerialize(using = Features.class)
        Map<String, String> features();
    }

    /**
     * The switches are most of a project's text, and thousands of projects have theirs set alike: each set is turned into text once. In the
     * order of their names, so that the same instance gives the same file.
     */
    static final class Features extends ValueSerializer<Map<String, String>> {
        /** About a kilobyte each; sets beyond are written anew every time. */
        private static final int KEPT = 1000;

        private final Map<Map<String, String>, SerializableString> kept = new ConcurrentHashMap<>();

        @Override
        public void serialize(Map<String, String> features, JsonGenerator out, SerializationContext context) {
            SerializableString text = kept.get(features);
            if (text == null) {
                text = new SerializedString(JsonMapper.shared().writeValueAsString(new TreeMap<>(features)));
                if (kept.size() < KEPT) {
                    kept.put(features, text);
                }
            }
            out.writeRawValue(text);
        }
    }
}
