package io.drover.plan;

import io.drover.assess.PathRules;
import io.drover.config.Spelling;
import io.drover.config.YamlNode;
import io.drover.inventory.Inventory;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Method;
import io.drover.model.Project;
import io.drover.plan.Plan.Item;
import io.drover.plan.Plan.Kind;
import io.drover.plan.Plan.Wave;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the tree of a {@code plan.yaml} into a {@link Plan}, noting every mistake at its place. */
final class PlanReader {
    private static final Map<String, Method> METHODS = new LinkedHashMap<>();

    static {
        METHODS.put(Method.DIRECT_TRANSFER.words(), Method.DIRECT_TRANSFER);
        METHODS.put(Method.FILE_TRANSFER.words(), Method.FILE_TRANSFER);
        METHODS.put(Method.FILE_TRANSFER_IN_SLICES.words(), Method.FILE_TRANSFER_IN_SLICES);
        METHODS.put(Method.REPOSITORY_ONLY.words(), Method.REPOSITORY_ONLY);
    }

    private final Inventory inventory;
    private final Set<String> groups = new HashSet<>();
    private final Set<String> projects = new HashSet<>();
    private final Map<String, YamlNode> from = new HashMap<>();
    private final Map<String, YamlNode> to = new HashMap<>();
    private final Map<String, YamlNode> waveNames = new HashMap<>();
    private final List<Placed> placed = new ArrayList<>();

    PlanReader(Inventory inventory) {
        this.inventory = inventory;
        inventory.groups().stream().map(Group::fullPath).map(FullPath::value).forEach(groups::add);
        inventory.projects().stream().map(Project::fullPath).map(FullPath::value).forEach(projects::add);
    }

    Plan plan(YamlNode root) {
        root.required("source: and waves:");
        String source = root.at("source").required("source: " + inventory.source()).text("the source's name").orElse("");
        if (!source.isEmpty() && !source.equals(inventory.source())) {
            root.at("source").wrong("the inventory was taken from '" + inventory.source() + "', not from '" + source + "'", "correct the name");
        }
        List<Wave> waves = root.at("waves").required("waves: with name and items").items("waves").stream().map(this::wave).toList();
        boolean instance = root.at("instance").bool().orElse(false);
        root.noOtherKeys();
        checkOrder();
        return new Plan(source, waves, instance);
    }

    private Wave wave(YamlNode node) {
        YamlNode nameNode = node.at("name").required("name: pilot");
        String name = nameNode.text("a name").orElse("");
        YamlNode first = name.isEmpty() ? null : waveNames.putIfAbsent(name, nameNode);
        if (first != null) {
            nameNode.wrong("another wave is called '" + name + "'", "choose another name than that of line " + first.line());
        }
        List<Item> items = new ArrayList<>();
        node.at("items").required("items: with group or project").items("items").forEach(n -> item(n).ifPresent(items::add));
        node.noOtherKeys();
        return new Wave(name, items);
    }

    private Optional<Item> item(YamlNode node) {
        YamlNode group = node.at("group");
        YamlNode project = node.at("project");
        YamlNode target = node.at("to");
        YamlNode methodNode = node.at("method");
        YamlNode freeze = node.at("freeze");
        if (group.present() == project.present()) {
            node.wrong(group.present() ? "an item is a group or a project, not both" : "neither group nor project", "write one of group: and project:");
            node.noOtherKeys();
            return Optional.empty();
        }
        Kind kind = group.present() ? Kind.GROUP : Kind.PROJECT;
        Optional<FullPath> source = source(kind, kind == Kind.GROUP ? group : project);
        Optional<FullPath> destination = destination(kind, target);
        Method method = methodNode.choice(METHODS).orElse(Method.FILE_TRANSFER);
        boolean frozen = freeze.bool().orElse(kind == Kind.PROJECT);
        if (kind == Kind.GROUP && method != Method.FILE_TRANSFER && method != Method.DIRECT_TRANSFER) {
            methodNode.wrong("a group has no repository", "write file transfer or direct transfer");
        }
        if (kind == Kind.GROUP && frozen) {
            freeze.wrong("a group cannot be frozen", "remove the line; freeze its projects");
        }
        node.noOtherKeys();
        if (source.isEmpty() || destination.isEmpty()) {
            return Optional.empty();
        }
        Item item = new Item(kind, source.get(), destination.get(), method, frozen);
        placed.add(new Placed(item, target));
        return Optional.of(item);
    }

    private Optional<FullPath> source(Kind kind, YamlNode node) {
        Optional<FullPath> path = node.parsed(FullPath::of, "a full path such as acme/web");
        path.map(FullPath::value).ifPresent(value -> {
            Set<String> right = kind == Kind.GROUP ? groups : projects;
            Set<String> other = kind == Kind.GROUP ? projects : groups;
            String word = kind.name().toLowerCase(Locale.ROOT);
            if (other.contains(value)) {
                node.wrong("'" + value + "' is a " + (kind == Kind.GROUP ? "project" : "group"), "write " + (kind == Kind.GROUP ? "project:" : "group:"));
            } else if (!right.contains(value)) {
                String otherwise = "correct the path, or run `drover inventory` again";
                node.wrong("the inventory has no " + word + " '" + value + "'", Spelling.didYouMean(value, right, otherwise));
            }
            YamlNode first = from.putIfAbsent(value, node);
            if (first != null) {
                node.wrong("'" + value + "' is in the plan already", "keep this one or the one of line " + first.line());
            }
        });
        return path;
    }

    private Optional<FullPath> destination(Kind kind, YamlNode node) {
        Optional<FullPath> path = node.required("to: with the full path at the destination").parsed(FullPath::of, "a full path such as acme/web");
        path.ifPresent(p -> {
            YamlNode first = to.putIfAbsent(p.value().toLowerCase(Locale.ROOT), node);
            if (first != null) {
                node.wrong("two items go to '" + p + "'", "choose another path than that of line " + first.line());
            }
            boolean top = true;
            for (String segment : p.value().split("/")) {
                boolean topLevel = top;
                PathRules.objection(segment, topLevel)
                        .ifPresent(why -> node.wrong("'" + segment + "' " + why, "write for example " + PathRules.normalised(segment, topLevel)));
                top = false;
            }
            if (kind == Kind.PROJECT && p.depth() == 1) {
                node.wrong("a project must be in a group", "write for example my-group/" + p);
            }
        });
        return path;
    }

    /** What goes into a planned group must come after it. */
    private void checkOrder() {
        Map<FullPath, Integer> groupAt = new HashMap<>();
        for (int i = 0; i < placed.size(); i++) {
            if (placed.get(i).item().kind() == Kind.GROUP) {
                groupAt.putIfAbsent(placed.get(i).item().to(), i);
            }
        }
        for (int i = 0; i < placed.size(); i++) {
            Placed one = placed.get(i);
            @Nullable Integer parentAt = one.item().to().parent().map(groupAt::get).orElse(null);
            if (parentAt != null && parentAt > i) {
                String what = "'" + one.item().to() + "' goes before its group '" + placed.get(parentAt).item().to() + "'";
                one.to().wrong(what, "move the group of line " + placed.get(parentAt).to().line() + " above this item");
            }
        }
    }

    private record Placed(Item item, YamlNode to) {}
}
