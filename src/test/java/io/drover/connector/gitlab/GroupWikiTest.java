package io.drover.connector.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.connector.Repositories;
import io.drover.connector.Repositories.Kind;
import io.drover.connector.Texts;
import io.drover.connector.Texts.Text;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.Scope;
import io.drover.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wiki of a group over Git and the API of two simulated instances. */
class GroupWikiTest {
    private static final Kind WIKI = new Kind.Wiki();

    private final Simulated here = new Simulated(SimulatorOptions.defaults());
    private final Simulated there = new Simulated(SimulatorOptions.defaults().withSeed(2).withFirstId(70_000));

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    private static Owner group(Simulated gitlab, String path) {
        return new Owner(Scope.GROUP, gitlab.group(path, 0), FullPath.of(path));
    }

    private static void page(Simulated gitlab, Owner group, String title, String content) {
        gitlab.post(Route.of("/groups/:id/wikis", group.id()), "{'title':'" + title + "','content':'" + content + "'}");
    }

    private static List<String> pages(Simulated gitlab, Owner group) {
        List<String> pages = new ArrayList<>();
        gitlab.root().each(Route.of("/groups/:id/wikis", group.id()).with("with_content", 1), page -> pages.add(Json.text(page, "slug", "") + ": " + Json.text(page, "content", "")));
        return pages;
    }

    @Test
    void it_is_pushed_whole_again_without_harm_and_emptied() {
        Owner from = group(here, "acme");
        Owner to = group(there, "theirs");
        page(here, from, "home", "Welcome");
        page(here, from, "guides/On call", "Grace");
        Repositories source = here.source().repositories();
        Repositories destination = there.destination().repositories();
        assertThat(destination.refs(to, WIKI)).isEmpty();
        assertThat(destination.offers(to, WIKI)).isTrue();

        for (int time = 0; time < 2; time++) {
            source.mirror(from, WIKI, folder.resolve("wiki.git"));
            destination.push(to, WIKI, folder.resolve("wiki.git"));
            assertThat(destination.refs(to, WIKI)).isEqualTo(source.refs(from, WIKI)).containsOnlyKeys("refs/heads/main");
        }
        assertThat(pages(there, to)).containsExactlyInAnyOrder("home: Welcome", "guides/On-call: Grace");

        destination.emptyWiki(to);
        assertThat(pages(there, to)).isEmpty();
    }

    @Test
    void a_link_in_a_page_is_a_text_that_can_be_replaced() {
        Owner group = group(there, "theirs");
        page(there, group, "home", "See https://old.example/acme");
        Texts texts = there.destination().texts().orElseThrow();
        List<Text> all = new ArrayList<>();
        texts.read(group, all::add);
        assertThat(all).singleElement().satisfies(text -> {
            assertThat(text.content()).isEqualTo("See https://old.example/acme");
            texts.replace(group, text.place(), "See https://new.example/theirs");
        });
        assertThat(pages(there, group)).containsExactly("home: See https://new.example/theirs");
    }

    @Test
    void where_it_is_switched_off_or_not_licensed_there_is_none() {
        Owner off = group(there, "off");
        there.root().put(Route.of("/groups/:id", off.id()), GitLabApi.JSON.createObjectNode().put("wiki_access_level", "disabled"));
        assertThat(there.destination().repositories().offers(off, WIKI)).isFalse();
        assertThat(there.destination().repositories().refs(off, WIKI)).isEmpty();
        try (Simulated community = new Simulated(SimulatorOptions.defaults().withVersion("18.5.1"))) {
            Owner group = group(community, "acme");
            assertThat(community.destination().repositories().offers(group, WIKI)).isFalse();
            assertThat(community.destination().repositories().refs(group, WIKI)).isEmpty();
            List<Text> texts = new ArrayList<>();
            community.destination().texts().orElseThrow().read(group, texts::add);
            assertThat(texts).isEmpty();
        }
    }
}
