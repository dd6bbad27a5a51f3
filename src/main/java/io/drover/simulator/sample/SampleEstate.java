package io.drover.simulator.sample;

import io.drover.simulator.SimulatedGitLab;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The freight company with its subsidiaries: the built-in organisation several times over, each below a top-level group of its own and with
 * the same people. Forty projects that use every kind of content, always the same.
 */
public final class SampleEstate {
    private static final String PARENT = "nordwind";
    private static final List<String> SUBSIDIARIES = List.of("ostwind", "suedwind", "westwind", "seewind");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SampleEstate() {}

    /** Full paths of the top-level groups. */
    public static List<String> topLevelGroups() {
        List<String> all = new ArrayList<>(List.of(PARENT));
        all.addAll(SUBSIDIARIES);
        return all;
    }

    public static Organisation organisation() {
        ObjectNode estate = SampleOrganisation.json().deepCopy();
        for (String subsidiary : SUBSIDIARIES) {
            for (String list : List.of("groups", "projects", "issue_links", "epic_issues")) {
                add(estate, list, subsidiary);
            }
        }
        return new Organisation(estate);
    }

    public static void load(SimulatedGitLab gitlab) {
        organisation().load(gitlab);
    }

    /** What belongs to a person's own namespace has no subsidiary. */
    private static void add(ObjectNode estate, String list, String subsidiary) {
        ArrayNode all = estate.withArray(list);
        List<JsonNode> parents = SampleOrganisation.json().path(list).valueStream().filter(SampleEstate::isParents).toList();
        parents.forEach(each -> all.add(renamed(each, text -> renamed(text, subsidiary))));
    }

    /** Paths and hosts, of which an instance has each Pages domain once; not the addresses of the people, who are the same everywhere. */
    private static String renamed(String text, String subsidiary) {
        return text.equals(PARENT) ? subsidiary : text.replace(PARENT + "/", subsidiary + "/").replace(PARENT + "&", subsidiary + "&").replace("." + PARENT + ".example", "." + subsidiary + ".example");
    }

    private static boolean isParents(JsonNode entry) {
        String path = entry.path("full_path").asString(entry.path("source").asString(entry.path("issue").asString("")));
        return path.equals(PARENT) || path.startsWith(PARENT + "/");
    }

    private static JsonNode renamed(JsonNode node, UnaryOperator<String> rename) {
        if (node.isString()) {
            return JSON.stringNode(rename.apply(node.asString()));
        }
        if (node.isArray()) {
            ArrayNode copy = JSON.arrayNode();
            node.forEach(each -> copy.add(renamed(each, rename)));
            return copy;
        }
        if (node.isObject()) {
            ObjectNode copy = JSON.objectNode();
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                copy.set(rename.apply(entry.getKey()), renamed(entry.getValue(), rename));
            }
            return copy;
        }
        return node;
    }
}
