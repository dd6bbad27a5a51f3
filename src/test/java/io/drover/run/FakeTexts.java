package io.drover.run;

import io.drover.connector.Texts;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.Project;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Texts in memory. Like GitLab's, an archived project takes no writes, and a write is the project's last activity. */
final class FakeTexts implements Texts {
    final List<String> writes = new ArrayList<>();
    private final FakeInstance instance;
    private final Map<FullPath, Map<Place, String>> all = new HashMap<>();

    FakeTexts(FakeInstance instance) {
        this.instance = instance;
    }

    static Place issue(int iid) {
        return new Place(Kind.ISSUE, List.of(String.valueOf(iid)));
    }

    void put(String path, Place place, String text) {
        all.computeIfAbsent(FullPath.of(path), p -> new LinkedHashMap<>()).put(place, text);
    }

    String get(String path, Place place) {
        return all.get(FullPath.of(path)).get(place);
    }

    @Override
    public void read(Owner owner, Consumer<Text> sink) {
        all.getOrDefault(owner.fullPath(), Map.of()).forEach((place, text) -> sink.accept(new Text(place, text)));
    }

    @Override
    public Optional<String> at(Owner owner, Place place) {
        return Optional.ofNullable(all.getOrDefault(owner.fullPath(), Map.of()).get(place));
    }

    @Override
    public void replace(Owner owner, Place place, String content) {
        Project project = instance.projects.get(owner.fullPath());
        if (project != null && project.archived()) {
            throw new IllegalStateException(owner.fullPath() + " is archived");
        }
        writes.add(owner.fullPath() + " " + place.words());
        put(owner.fullPath().value(), place, content);
        if (project != null) {
            instance.touch(project);
        }
    }
}
