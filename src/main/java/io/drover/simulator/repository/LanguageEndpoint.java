package io.drover.simulator.repository;

import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.Routes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Languages of a repository, in percent of the bytes of known files. */
public final class LanguageEndpoint {
    private static final Map<String, String> BY_ENDING = Map.ofEntries(
            Map.entry("java", "Java"), Map.entry("rb", "Ruby"), Map.entry("py", "Python"), Map.entry("js", "JavaScript"),
            Map.entry("ts", "TypeScript"), Map.entry("go", "Go"), Map.entry("rs", "Rust"), Map.entry("c", "C"), Map.entry("h", "C"),
            Map.entry("cpp", "C++"), Map.entry("cs", "C#"), Map.entry("html", "HTML"), Map.entry("css", "CSS"), Map.entry("sh", "Shell"),
            Map.entry("tf", "HCL"), Map.entry("kt", "Kotlin"), Map.entry("php", "PHP"), Map.entry("swift", "Swift"));

    private LanguageEndpoint() {}

    public static void register(Routes routes, Instance instance) {
        routes.get("/projects/:id/languages", call -> languages(call, instance));
    }

    private static Answer languages(Call call, Instance instance) {
        Row project = call.project();
        String branch = project.textOrNull("default_branch");
        Map<String, Long> bytes = new TreeMap<>();
        if (branch != null) {
            for (String line : new Git(instance.repository(project)).run("ls-tree", "-r", "-l", "refs/heads/" + branch).lines()) {
                String[] words = line.split("\\s+", 5);
                String language = words.length < 5 ? null : BY_ENDING.get(words[4].substring(words[4].lastIndexOf('.') + 1));
                if (language != null && !words[3].equals("-")) {
                    bytes.merge(language, Long.parseLong(words[3]), Long::sum);
                }
            }
        }
        double all = Math.max(1, bytes.values().stream().mapToLong(Long::longValue).sum());
        Map<String, Object> json = new LinkedHashMap<>();
        bytes.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(entry -> json.put(entry.getKey(), Math.round(entry.getValue() * 10_000 / all) / 100.0));
        return call.json(200, json);
    }
}
