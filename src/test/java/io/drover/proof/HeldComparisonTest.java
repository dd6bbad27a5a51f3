package io.drover.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Relations;
import io.drover.verify.Leaf;
import io.drover.verify.Leaf.Part;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

class HeldComparisonTest {
    private static final Part FIRST = new Part("1", "note by @anna of 10:00");
    private static final Part SECOND = new Part("2", "note by @ben of 11:00");

    @Test
    void nothing_changed_is_nothing_to_tell() {
        assertThat(compare(true, List.of(leaf("1", "a", null), leaf("1", "b", null)), List.of(leaf("1", "b", null), leaf("1", "a", null)))).isEmpty();
    }

    @Test
    void what_is_gone_new_or_changed_is_named_by_its_key() {
        List<Leaf> proven = List.of(leaf("1", "a", null), leaf("2", "b", null), leaf("3", "c", null));
        List<Leaf> now = List.of(leaf("1", "a", null), leaf("3", "x", null), leaf("4", "d", null));
        assertThat(compare(true, proven, now)).containsExactly("issues 2: is gone", "issues 3: changed", "issues 4: is new");
    }

    @Test
    void of_several_with_one_key_only_the_changed_one_is_told() {
        assertThat(compare(true, List.of(leaf("1", "a", null), leaf("1", "b", null)), List.of(leaf("1", "a", null)))).containsExactly("issues 1: is gone");
        assertThat(compare(true, List.of(leaf("1", "a", null), leaf("1", "b", null)), List.of(leaf("1", "c", null), leaf("1", "b", null)))).containsExactly("issues 1: changed");
    }

    @Test
    void a_note_is_named_whether_it_changed_came_or_went() {
        Part other = new Part("9", FIRST.words());
        assertThat(compare(true, List.of(leaf("1", "a", null, FIRST, SECOND)), List.of(leaf("1", "b", null, other, SECOND)))).containsExactly("issues 1: changed: note by @anna of 10:00");
        assertThat(compare(true, List.of(leaf("1", "a", null, FIRST)), List.of(leaf("1", "b", null, FIRST, SECOND)))).containsExactly("issues 1: changed: note by @ben of 11:00 is new");
        assertThat(compare(true, List.of(leaf("1", "a", null, FIRST, SECOND)), List.of(leaf("1", "b", null, SECOND)))).containsExactly("issues 1: changed: note by @anna of 10:00 is gone");
    }

    @Test
    void another_secret_shows_only_to_who_has_the_key() {
        assertThat(compare(true, List.of(leaf("K", "a", "s")), List.of(leaf("K", "a", "t")))).containsExactly("issues K: holds another secret");
        assertThat(compare(false, List.of(leaf("K", "a", "s")), List.of(leaf("K", "a", "t")))).isEmpty();
    }

    private static Leaf leaf(String key, String digest, @Nullable String sealed, Part... parts) {
        return new Leaf(key, digest, sealed, List.of(parts));
    }

    private static List<String> compare(boolean secrets, List<Leaf> proven, List<Leaf> now) {
        return new HeldComparison("project:a/b", Relations.ISSUES, secrets).compare(proven, now).stream().map(d -> d.what() + ": " + d.how()).toList();
    }
}
