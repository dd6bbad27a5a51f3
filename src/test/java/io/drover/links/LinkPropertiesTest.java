package io.drover.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.FullPath;
import java.net.URI;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What holds of any text. Texts are put together at random from what Markdown is made of; the seed is the repetition's number. */
class LinkPropertiesTest {
    private static final String OLD = "https://old.example.com";
    private static final String NEW = "https://new.example.com";
    private static final List<String> PIECES = List.of(
            " ", "\n", "\n\n", "    ", "\t", "`", "``", "```", "~~~", "```sh\n", "\n```\n", "(", ")", "[", "](", "<", ">", "<pre>", "</pre>", "<code>", "</code>", "*", "_", "> ", "- ",
            "#", "|", "\"", "'", ".", ",", "text", "Größe", "𝔘", "\\", "$1", OLD, OLD + "/", OLD + "/acme/web/shop", OLD + "/acme/web/shop/-/issues/5#note_9", OLD + "/acme/late",
            OLD + "/ACME", OLD + "/groups/acme/-/epics/1", OLD + "/-/project/7/uploads/abc/x.png", "http://old.example.com:80/acme/web/shop.git", "git@old.example.com:acme/web/shop.git", NEW + "/acme",
            "/acme/web/shop/-/issues/1", "acme/web/shop#1", "https://elsewhere.org/" + OLD + "/acme");

    private static final LinkMap MAP = LinkMap.from(List.of(URI.create(OLD)), URI.create(NEW))
            .group(FullPath.of("acme"), FullPath.of("acme-global"), true)
            .project(FullPath.of("acme/web/shop"), FullPath.of("acme-global/web/shop"), true)
            .project(FullPath.of("acme/late"), FullPath.of("acme-global/late"), false)
            .id(7, FullPath.of("acme/web/shop"))
            .build();

    @RepeatedTest(400)
    void twice_is_once_and_nothing_but_links_changes(RepetitionInfo repetition) {
        String text = text(new Random(repetition.getCurrentRepetition()));
        Rewritten once = MAP.rewrite(text);
        Rewritten twice = MAP.rewrite(once.text());
        assertThat(twice.text()).as(text).isEqualTo(once.text());
        assertThat(twice.changed()).as(text).isFalse();
        assertThat(twice.links()).as(text).isEqualTo(once.links().stream().filter(link -> !link.rewritten()).toList());
        assertThat(put(once.text(), once.links())).as(text).isEqualTo(text);
    }

    @RepeatedTest(100)
    void a_text_without_the_old_host_is_left_alone(RepetitionInfo repetition) {
        String text = text(new Random(repetition.getCurrentRepetition())).replace("old.example.com", "other.example.com");
        assertThat(MAP.rewrite(text)).isEqualTo(new Rewritten(text, List.of()));
    }

    @Test
    void a_large_text_of_nothing_but_openings_is_no_trouble() {
        String text = "`(<[" + (OLD + "/acme/web/shop(").repeat(20_000);
        assertThat(MAP.rewrite(text).links()).isNotEmpty();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    /** The old addresses put back in the places of the new ones, from the front. */
    private static String put(String rewritten, List<Link> links) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (Link link : links) {
            int at = rewritten.indexOf(link.becomes(), from);
            out.append(rewritten, from, at).append(link.url());
            from = at + link.becomes().length();
        }
        return out.append(rewritten.substring(from)).toString();
    }
}
