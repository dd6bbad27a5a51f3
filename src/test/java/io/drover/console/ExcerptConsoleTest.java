package io.drover.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExcerptConsoleTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Console outer = new TerminalConsole(new PrintStream(out, true, StandardCharsets.UTF_8), System.err, false, false);

    @Test
    void a_long_text_shows_its_head_and_tail_and_is_kept_whole() {
        ExcerptConsole excerpt = new ExcerptConsole(outer, "  ", 2, 1);
        for (int i = 1; i <= 6; i++) {
            excerpt.print("line " + i);
        }
        excerpt.tell("file");
        assertThat(told()).isEqualTo("  line 1\n  line 2\n  … 3 more lines in file\n  line 6\n");
        assertThat(excerpt.whole()).isEqualTo("line 1\nline 2\nline 3\nline 4\nline 5\nline 6\n");
    }

    @Test
    void a_text_that_fits_is_told_as_it_is() {
        ExcerptConsole excerpt = new ExcerptConsole(outer, "  ", 2, 1);
        excerpt.print("a\nb");
        excerpt.print("");
        excerpt.remark("c");
        excerpt.tell("file");
        assertThat(told()).isEqualTo("  a\n  b\n\n  c\n");
    }

    private String told() {
        return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
