package io.drover.simulator.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SchemaTest {
    @Test
    void every_table_names_each_column_once_in_gitlabs_spelling() {
        Schema.tables().forEach((table, columns) -> {
            assertThat(table).matches("[a-z][a-z0-9_]*");
            assertThat(columns).as(table).isNotEmpty().doesNotHaveDuplicates().allMatch(c -> c.matches("[a-z][a-z0-9_]*")).doesNotContain("id");
        });
    }

    @Test
    void the_columns_that_transfers_rely_on_are_there() {
        assertThat(Schema.columns("notes")).contains("noteable_type", "noteable_id", "discussion_id", "position", "original_position");
        assertThat(Schema.columns("merge_request_diffs")).startsWith("merge_request_id");
        assertThat(Schema.columns("ci_variables")).contains("masked", "hidden", "environment_scope").doesNotContain("group_id");
    }

    @Test
    void an_unknown_table_is_refused() {
        assertThatThrownBy(() -> Schema.columns("tickets")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("tickets");
    }
}
