package io.drover.run.step;

import io.drover.connector.Repositories;
import io.drover.connector.Repositories.Kind;
import io.drover.model.Owner;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Wikis and snippets are in the archive; where their Git repositories did not arrive whole, they are pushed. */
public final class PushMissing {
    private PushMissing() {}

    /** @param pushed names of what had to be pushed: {@code wiki}, {@code snippet TITLE} */
    public record Result(List<String> pushed) {
        public Result {
            pushed = List.copyOf(pushed);
        }
    }

    public static Result run(Worksite site, Owner from, Owner to, ItemFiles files) {
        List<String> pushed = new ArrayList<>();
        if (push(site, from, new Kind.Wiki(), to, new Kind.Wiki(), files.mirror("wiki"))) {
            pushed.add("wiki");
        }
        Map<String, Long> there = ids(site.destination().relations(), to);
        ids(site.source().relations(), from).forEach((key, id) -> {
            Long newId = there.get(key);
            if (newId != null && push(site, from, new Kind.Snippet(id), to, new Kind.Snippet(newId), files.mirror("snippet-" + id))) {
                pushed.add("snippet " + key);
            }
        });
        return new Result(pushed.stream().sorted().toList());
    }

    private static boolean push(Worksite site, Owner from, Kind kind, Owner to, Kind newKind, Path mirror) {
        Repositories source = site.source().repositories();
        Repositories destination = site.destination().repositories();
        SortedMap<String, String> wanted = source.refs(from, kind);
        if (wanted.isEmpty() || destination.refs(to, newKind).entrySet().containsAll(wanted.entrySet())) {
            return false;
        }
        source.mirror(from, kind, mirror);
        destination.push(to, newKind, mirror);
        return true;
    }

    private static Map<String, Long> ids(io.drover.connector.RelationReader reader, Owner owner) {
        Map<String, Long> ids = new HashMap<>();
        if (reader.reads(Relations.SNIPPETS)) {
            reader.read(Relations.SNIPPETS, owner, (RelationRecord r) -> {
                if (r.fields().path("id").isNumber()) {
                    ids.put(r.key(), r.fields().path("id").asLong());
                }
            });
        }
        return ids;
    }
}
