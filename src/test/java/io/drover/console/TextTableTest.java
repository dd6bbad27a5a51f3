package io.drover.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void columns_of_numbers_stand_to_the_right_and_escapes_take_no_room() {
        List<String> lines = TextTable.lines(
                List.of("NAME", "COUNT", "STATE"), List.of(List.of("\u001b[32mweb\u001b[0m", "7", "ok"), List.of("gateway", "1,200", "")));
        assertThat(lines)
                .containsExactly("NAME     COUNT  STATE", "\u001b[32mweb\u001b[0m          7  ok", "gateway  1,200");
    }

    @Test
    void an_empty_table_has_only_headings() {
        assertThat(TextTable.lines(List.of("A", "B"), List.of())).containsExactly("A  B");
    }
}
