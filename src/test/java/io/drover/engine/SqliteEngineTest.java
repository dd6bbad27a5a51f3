package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.time.Time;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteEngineTest extends EngineContract {
    @TempDir
    Path folder;

    @Override
    Store store() {
        return Store.sqlite(folder.resolve("journal.db"));
    }

    @Test
    void a_workspace_is_run_by_one_process_at_a_time() {
        EngineOptions options = EngineOptions.local(folder.resolve("journal.db"), Time.system(), Map.of("thing", j -> {}));
        try (Engine first = Engine.open(options)) {
            first.start();
            try (Engine second = Engine.open(options)) {
                assertThatThrownBy(second::start).hasMessageContaining("JOURNAL_IN_USE");
                second.submit(List.of(thing("a", 1)));
            }
            assertThat(first.await(t -> {}).of(ItemState.DONE)).isEqualTo(1);
        }
    }

    @Test
    void there_is_nothing_to_read_before_the_first_run() {
        assertThat(JournalReader.open(store())).isEmpty();
    }
}
