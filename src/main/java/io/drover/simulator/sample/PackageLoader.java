package io.drover.simulator.sample;

import io.drover.simulator.Archives;
import io.drover.simulator.Row;
import io.drover.simulator.packages.PackageStore;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** {@code packages}: files that the clients of each format accept, made from name and version. */
final class PackageLoader {
    private final Loading loading;
    private final Row project;
    private final PackageStore store;

    PackageLoader(Loading loading, Row project) {
        this.loading = loading;
        this.project = project;
        this.store = new PackageStore(loading.instance());
    }

    void load(JsonNode record) {
        String type = record.path("package_type").asString();
        String name = record.path("name").asString();
        String version = record.path("version").asString();
        Row pack = store.ensure(project, type, name, version, null);
        pack.set("created_at", loading.next()).set("status", record.path("status").asString("default"));
        switch (type) {
            case "npm" -> npm(pack, name, version, record);
            case "maven" -> maven(pack, name, version);
            case "pypi" -> pypi(pack, name, version);
            case "nuget" -> add(pack, (name + "." + version + ".nupkg").toLowerCase(java.util.Locale.ROOT), Archives.zip(Map.of(
                    name + ".nuspec",
                    "<package><metadata><id>" + name + "</id><version>" + version + "</version><authors>nordwind</authors><description>" + name
                            + "</description></metadata></package>")));
            case "helm" -> {
                store.describe(pack, Map.of("channel", record.path("channel").asString("stable")));
                add(pack, name + "-" + version + ".tgz", Archives.gzip(Archives.tar(Map.of(
                        name + "/Chart.yaml", "apiVersion: v2\nname: " + name + "\nversion: " + version + "\n"))));
            }
            default -> record.path("files").properties().forEach(file -> add(pack, file.getKey(), Loading.bytes(file.getValue().asString())));
        }
    }

    private void npm(Row pack, String name, String version, JsonNode record) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("version", version);
        json.put("description", "From " + project.text("full_path"));
        json.put("main", "index.js");
        Map<String, String> files = new LinkedHashMap<>();
        files.put("package/package.json", "{\"name\":\"" + name + "\",\"version\":\"" + version + "\",\"main\":\"index.js\"}");
        files.put("package/index.js", "module.exports = '" + name + " " + version + "'\n");
        add(pack, name.substring(name.indexOf('/') + 1) + "-" + version + ".tgz", Archives.gzip(Archives.tar(files)));
        store.describe(pack, Map.of("json", json, "tags", record.path("tags").valueStream().map(JsonNode::asString).toList()));
    }

    private void maven(Row pack, String name, String version) {
        String artifact = name.substring(name.lastIndexOf('/') + 1);
        String group = name.substring(0, name.lastIndexOf('/')).replace('/', '.');
        String pom = "<project><modelVersion>4.0.0</modelVersion><groupId>" + group + "</groupId><artifactId>" + artifact + "</artifactId><version>" + version
                + "</version></project>\n";
        add(pack, artifact + "-" + version + ".pom", Loading.bytes(pom));
        Map<String, String> classes = new LinkedHashMap<>();
        classes.put("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n");
        classes.put("geo.properties", "depot=Kiel\n");
        add(pack, artifact + "-" + version + ".jar", Archives.zip(classes));
        Row list = store.ensure(project, "maven", name, null, null);
        add(list, "maven-metadata.xml", Loading.bytes("<metadata><groupId>" + group + "</groupId><artifactId>" + artifact + "</artifactId><versioning><versions><version>"
                + version + "</version></versions></versioning></metadata>\n"));
    }

    private void pypi(Row pack, String name, String version) {
        String folder = name.replace('-', '_') + "-" + version;
        Map<String, String> files = new LinkedHashMap<>();
        files.put(folder + "/PKG-INFO", "Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n");
        files.put(folder + "/setup.py", "from setuptools import setup\nsetup(name='" + name + "', version='" + version + "')\n");
        add(pack, folder + ".tar.gz", Archives.gzip(Archives.tar(files)));
        store.describe(pack, Map.of("requires_python", ">=3.9", "tags", List.of()));
    }

    private void add(Row pack, String name, byte[] content) {
        store.add(pack, name, new ByteArrayInputStream(content));
    }
}
