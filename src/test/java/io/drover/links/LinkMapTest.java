package io.drover.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.links.Link.Fate;
import io.drover.model.FullPath;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkMapTest {
    private static final LinkMap MAP = LinkMap.from(List.of(URI.create("https://old.example.com"), URI.create("http://git.old.example.com:8080/gitlab")), URI.create("https://new.example.com"))
            .group(FullPath.of("acme"), FullPath.of("acme-global"), true)
            .group(FullPath.of("acme/web"), FullPath.of("acme-global/web"), true)
            .project(FullPath.of("acme/web/shop"), FullPath.of("acme-global/web/shop"), true)
            .project(FullPath.of("acme/web/shop.git.io"), FullPath.of("acme-global/web/pages"), true)
            .project(FullPath.of("acme/late"), FullPath.of("acme-global/late"), false)
            .id(7, FullPath.of("acme/web/shop"))
            .build();

    @ParameterizedTest
    @CsvSource({
        "/acme/web/shop, /acme-global/web/shop",
        "/acme/web/shop/, /acme-global/web/shop/",
        "/acme/web/shop.git, /acme-global/web/shop.git",
        "/acme/web/shop.git.io/-/issues/1, /acme-global/web/pages/-/issues/1",
        "/ACME/Web/Shop/-/issues/5, /acme-global/web/shop/-/issues/5",
        "/acme/web/shop/-/merge_requests/7/diffs?tab=x#abc, /acme-global/web/shop/-/merge_requests/7/diffs?tab=x#abc",
        "/acme/web/shop/issues/5, /acme-global/web/shop/issues/5",
        "/acme/web/shop/-/blob/main/a%20b.md#L10-12, /acme-global/web/shop/-/blob/main/a%20b.md#L10-12",
        "/acme/web/shop/-/raw/v1/x.sh?inline=false, /acme-global/web/shop/-/raw/v1/x.sh?inline=false",
        "/acme/web/shop/-/tree/release/1.0, /acme-global/web/shop/-/tree/release/1.0",
        "/acme/web/shop/-/commit/0123abc, /acme-global/web/shop/-/commit/0123abc",
        "/acme/web/shop/-/milestones/3, /acme-global/web/shop/-/milestones/3",
        "/acme/web/shop/-/wikis/home, /acme-global/web/shop/-/wikis/home",
        "/acme/web/shop/-/boards, /acme-global/web/shop/-/boards",
        "/acme/web/shop/uploads/0123456789abcdef0123456789abcdef/a.png, /acme-global/web/shop/uploads/0123456789abcdef0123456789abcdef/a.png",
        "/-/project/7/uploads/0123456789abcdef0123456789abcdef/a.png, /acme-global/web/shop/uploads/0123456789abcdef0123456789abcdef/a.png",
        "/groups/acme/web/-/epics/4, /groups/acme-global/web/-/epics/4",
        "/acme, /acme-global"
    })
    void what_is_named_by_path_iid_or_ref_lands_where_it_is_now(String old, String now) {
        Rewritten done = MAP.rewrite("see https://old.example.com" + old + " for more");
        assertThat(done.text()).isEqualTo("see https://new.example.com" + now + " for more");
        assertThat(done.links()).singleElement().satisfies(link -> {
            assertThat(link.fate()).isEqualTo(Fate.REWRITTEN);
            assertThat(link.lost()).isNull();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/acme/web/shop/-/issues/5#note_123, /acme-global/web/shop/-/issues/5, the anchor of the comment",
        "/acme/web/shop/-/boards/12?label=x, /acme-global/web/shop/-/boards?label=x, which board it is",
        "/acme/web/shop/-/merge_requests/7/diffs?diff_id=9, /acme-global/web/shop/-/merge_requests/7/diffs, the version of the diff",
        "/acme/web/shop/-/merge_requests/7/diffs?diff_id=9&tab=x#a, /acme-global/web/shop/-/merge_requests/7/diffs?tab=x#a, the version of the diff"
    })
    void what_has_a_new_id_is_dropped_and_said(String old, String now, String lost) {
        Rewritten done = MAP.rewrite("https://old.example.com" + old);
        assertThat(done.text()).isEqualTo("https://new.example.com" + now);
        assertThat(done.links()).singleElement().satisfies(link -> assertThat(link.lost()).isEqualTo(lost));
    }

    @ParameterizedTest
    @CsvSource({
        "https://old.example.com/acme/web/shop/-/jobs/88, ID_CHANGES",
        "https://old.example.com/acme/web/shop/-/snippets/3, ID_CHANGES",
        "https://old.example.com/acme/web/shop/-/pipelines/12/builds, ID_CHANGES",
        "https://old.example.com/acme/late/-/issues/1, NOT_ARRIVED",
        "https://old.example.com/acme/web/unknown/-/issues/1, NOT_IN_PLAN",
        "https://old.example.com/acme/web/shop2, NOT_IN_PLAN",
        "https://old.example.com/alice, NOT_IN_PLAN",
        "https://old.example.com/-/project/9/uploads/0123456789abcdef0123456789abcdef/a.png, NO_PLACE",
        "https://old.example.com/, NO_PLACE",
        "https://old.example.com/users/sign_in, NO_PLACE",
        "https://old.example.com/api/v4/projects/7, NO_PLACE",
        "git@old.example.com:acme/web/shop.git, SSH",
        "ssh://git@old.example.com:2222/acme/web/shop.git, SSH"
    })
    void what_has_no_new_place_stays_and_is_listed(String url, Fate fate) {
        String text = "* " + url + "\n";
        Rewritten done = MAP.rewrite(text);
        assertThat(done.text()).isEqualTo(text);
        assertThat(done.links()).singleElement().satisfies(link -> {
            assertThat(link.url()).isEqualTo(url);
            assertThat(link.fate()).isEqualTo(fate);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "#5 !7 %3 ~bug @alice acme/web/shop#5 [x](/acme/web/shop/-/issues/5)",
        "https://old.example.com.evil.org/acme/web/shop",
        "https://notold.example.com/acme/web/shop",
        "https://old.example.com:8443/acme/web/shop",
        "https://web.archive.org/web/2020/https://old.example.com/acme/web/shop",
        "https://git.old.example.com/acme/web/shop"
    })
    void relative_and_short_references_and_other_hosts_are_none_of_ours(String text) {
        assertThat(MAP.rewrite(text)).isEqualTo(new Rewritten(text, List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "[a](https://old.example.com/acme/web/shop)|[a](https://new.example.com/acme-global/web/shop)",
        "(https://old.example.com/acme/web/shop).|(https://new.example.com/acme-global/web/shop).",
        "<https://old.example.com/acme/web/shop>|<https://new.example.com/acme-global/web/shop>",
        "<a href=\"https://old.example.com/acme/web/shop\">|<a href=\"https://new.example.com/acme-global/web/shop\">",
        "**https://old.example.com/acme/web/shop**, then|**https://new.example.com/acme-global/web/shop**, then",
        "https://old.example.com/acme/web/shop/-/wikis/a_(b)|https://new.example.com/acme-global/web/shop/-/wikis/a_(b)",
        "http://OLD.example.com:443/acme/web/shop|https://new.example.com/acme-global/web/shop",
        "https://alice:secret@old.example.com/acme/web/shop.git|https://new.example.com/acme-global/web/shop.git",
        "http://git.old.example.com:8080/gitlab/acme/web/shop|https://new.example.com/acme-global/web/shop"
    })
    void an_address_ends_where_its_sentence_goes_on(String before, String after) {
        assertThat(MAP.rewrite(before).text()).isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "```\ncurl URL\n```\n",
        "~~~~ sh\n~~~\nURL\n~~~~",
        "> ```\n> URL\n> ```",
        "- item\n  ```\n  URL\n  ```",
        "```\nURL never closed",
        "a `URL` b",
        "a `` x ` URL `` b",
        "text\n\n    URL\n    URL\n",
        "<pre>\nURL\n</pre>",
        "a <code>URL</code>"
    })
    void code_stays_as_it_is_and_its_links_are_listed(String pattern) {
        String text = pattern.replace("URL", "https://old.example.com/acme/web/shop");
        Rewritten done = MAP.rewrite(text);
        assertThat(done.text()).isEqualTo(text);
        assertThat(done.links()).isNotEmpty().allMatch(link -> link.fate() == Fate.IN_CODE);
        assertThat(MAP.rewritePlain(text).text()).doesNotContain("old.example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a ` URL b", "a `x` URL `y`", "```x``` URL", "`\n\nURL\n\n`", "```\nx\n```\nURL", "  indented URL"})
    void what_only_looks_like_code_is_text(String pattern) {
        assertThat(MAP.rewrite(pattern.replace("URL", "https://old.example.com/acme/web/shop")).text())
                .isEqualTo(pattern.replace("URL", "https://new.example.com/acme-global/web/shop"));
    }

    @Test
    void a_link_knows_its_line() {
        Rewritten done = MAP.rewrite("one\nhttps://old.example.com/acme and\n\nhttps://old.example.com/alice");
        assertThat(done.links()).extracting(Link::line).containsExactly(2, 4);
        assertThat(done.changed()).isTrue();
    }
}
