package io.drover.simulator.packages;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call.UploadedFile;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** doc/user/packages/nuget_repository/_index.md, doc/api/packages/nuget.md. Name and version are read from the package itself. */
final class NugetPackages {
    private static final String TYPE = "nuget";
    private static final String BASE = "/projects/:id/packages/nuget";
    private static final Pattern ID = Pattern.compile("<id>\\s*([^<]+?)\\s*</id>");
    private static final Pattern VERSION = Pattern.compile("<version>\\s*([^<]+?)\\s*</version>");

    private final PackageStore store;

    NugetPackages(PackageStore store) {
        this.store = store;
    }

    void register(Routes routes) {
        routes.put(BASE, call -> upload(call, ".nupkg"))
                .put(BASE + "/symbolpackage", call -> upload(call, ".snupkg"))
                .get(BASE + "/download/:name/:version/:file_name", call -> store.find(
                                call.project(Levels.REPORTER), TYPE, call.path("name"), call.path("version"))
                        .flatMap(pack -> store.file(pack, call.path("file_name")))
                        .map(file -> call.file(store.content(file), "application/octet-stream", file.text("file_name")))
                        .orElseThrow(() -> ApiError.notFound("Package")));
    }

    private Answer upload(Call call, String ending) throws IOException {
        Row project = call.project(Levels.DEVELOPER);
        UploadedFile file = call.file("package").orElseThrow(() -> ApiError.parameter("package is missing"));
        String nuspec = nuspec(file);
        String name = value(ID, nuspec);
        String version = value(VERSION, nuspec);
        Row pack = store.ensure(project, TYPE, name, version, call.user());
        try (InputStream in = Files.newInputStream(file.path())) {
            store.add(pack, (name + "." + version + ending).toLowerCase(Locale.ROOT), in);
        }
        return call.empty(201);
    }

    private static String nuspec(UploadedFile file) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file.path()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".nuspec")) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw ApiError.parameter("package has no nuspec");
    }

    private static String value(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw ApiError.parameter("nuspec is invalid");
        }
        return matcher.group(1);
    }
}
