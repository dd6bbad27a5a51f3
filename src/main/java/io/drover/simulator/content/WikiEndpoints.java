package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** doc/api/wikis.md, doc/api/group_wikis.md: pages are files of the wiki repository. */
final class WikiEndpoints {
    private static final Map<String, String> SUFFIXES = Map.of("markdown", ".md", "rdoc", ".rdoc", "asciidoc", ".asciidoc", "org", ".org");

    private final Content content;
    private final OwnerKind kind;

    WikiEndpoints(Content content, OwnerKind kind) {
        this.content = content;
        this.kind = kind;
    }

    void register(Routes routes) {
        String all = kind.prefix() + "/wikis";
        routes.get(all, this::list)
                .post(all, this::create)
                .get(all + "/:slug", call -> {
                    Git git = git(kind.find(call));
                    return call.json(200, present(git, find(git, call.path("slug")), true));
                })
                .put(all + "/:slug", this::update)
                .delete(all + "/:slug", call -> {
                    Row user = call.requireUser();
                    Git git = git(kind.find(call, Levels.MAINTAINER));
                    String file = find(git, call.path("slug"));
                    new TreeCommit(content, git).write(branch(git), user, "Delete page " + slug(file), Map.of(), List.of(file));
                    return call.empty(204);
                });
    }

    private Git git(Row owner) {
        return new Git(repository(owner));
    }

    private Path repository(Row owner) {
        return kind == OwnerKind.PROJECT ? content.instance().wikiRepository(owner) : content.instance().groupWikiRepository(owner);
    }

    private static String branch(Git git) {
        return git.text("symbolic-ref", "--short", "HEAD").strip();
    }

    private static List<String> files(Git git) {
        return git.commit("HEAD").stream()
                .flatMap(sha -> Arrays.stream(git.text("ls-tree", "-r", "-z", "--name-only", sha).split("\0")))
                .filter(name -> SUFFIXES.values().stream().anyMatch(name::endsWith) && !name.startsWith("uploads/"))
                .toList();
    }

    private static String slug(String file) {
        return file.substring(0, file.lastIndexOf('.'));
    }

    private static String find(Git git, String slug) {
        return files(git).stream().filter(f -> slug(f).equals(slug)).findFirst().orElseThrow(() -> ApiError.notFound("Wiki Page"));
    }

    private Answer list(Call call) {
        Git git = git(kind.find(call));
        boolean whole = call.flag("with_content").orElse(false);
        return call.page(files(git), file -> present(git, file, whole));
    }

    private Answer create(Call call) {
        Row user = call.requireUser();
        Git git = Git.create(repository(kind.find(call, Levels.DEVELOPER)), "main");
        String title = call.requireText("title");
        String text = call.requireText("content");
        String format = call.choice("format", "markdown", "rdoc", "asciidoc", "org").orElse("markdown");
        String slug = title.strip().replace(' ', '-');
        if (files(git).stream().anyMatch(f -> slug(f).equals(slug))) {
            throw new ApiError(400, Map.of("message", "Duplicate page: A page with that title already exists"));
        }
        String file = slug + SUFFIXES.get(format);
        new TreeCommit(content, git).write(branch(git), user, "Create page " + title, Map.of(file, bytes(text)), List.of());
        return call.json(201, present(git, file, true));
    }

    private Answer update(Call call) {
        Row user = call.requireUser();
        Git git = git(kind.find(call, Levels.DEVELOPER));
        String file = find(git, call.path("slug"));
        String text = call.text("content").orElseGet(() -> git.text("show", "HEAD:" + file));
        String renamed = call.text("title").map(t -> t.strip().replace(' ', '-') + file.substring(file.lastIndexOf('.'))).orElse(file);
        List<String> removed = renamed.equals(file) ? List.of() : List.of(file);
        new TreeCommit(content, git).write(branch(git), user, "Update page " + slug(renamed), Map.of(renamed, bytes(text)), removed);
        return call.json(200, present(git, renamed, true));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, @Nullable Object> present(Git git, String file, boolean whole) {
        String suffix = file.substring(file.lastIndexOf('.'));
        String format = SUFFIXES.entrySet().stream().filter(e -> e.getValue().equals(suffix)).map(Map.Entry::getKey).findFirst().orElse("markdown");
        String name = slug(file);
        Fields fields = Fields.with("format", format)
                .put("slug", name)
                .put("title", name.substring(name.lastIndexOf('/') + 1).replace('-', ' '))
                .put("wiki_page_meta_id", null);
        if (whole) {
            fields.put("content", git.text("show", "HEAD:" + file)).put("encoding", "UTF-8");
        }
        return fields.map();
    }
}
