package io.drover.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholeAnswersTest {
    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "500000,500000", "500000,", "16384,", "16385,", "100,7", "100,90000000", "100,none", "100,-5"})
    void every_byte_comes_whatever_the_answer_says_about_its_length(int length, String said) throws IOException {
        byte[] body = new byte[length];
        new Random(length).nextBytes(body);
        Map<String, List<String>> headers = said == null ? Map.of() : Map.of("content-length", List.of(said));

        assertThat(send(headers, new Dribble(body)).body().readAllBytes()).isEqualTo(body);
    }

    @Test
    void an_answer_without_end_is_refused() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                return length;
            }
        };
        assertThatThrownBy(() -> send(Map.of(), endless))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.is(HttpProblem.NOT_THE_API)).isTrue());
    }

    @Test
    void a_cut_in_the_middle_is_a_failed_attempt() {
        InputStream cut = new SequenceInputStream(new ByteArrayInputStream(new byte[10]), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new BrokenBody(HttpProblem.CONNECTION_CUT, new IOException("reset"));
            }
        });
        assertThatThrownBy(() -> send(Map.of("content-length", List.of("20")), cut))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.is(HttpProblem.CONNECTION_CUT)).isTrue());
    }

    private static Response send(Map<String, List<String>> headers, InputStream body) {
        Response answer = new Response() {
            @Override
            public int status() {
                return 200;
            }

            @Override
            public Map<String, List<String>> headers() {
                return headers;
            }

            @Override
            public InputStream body() {
                return body;
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        return new WholeAnswers(request -> answer).send(Requests.get("/api/v4/projects").withHeader("Accept", "application/json"));
    }

    /** A few bytes at a time, as a network gives them. */
    private static final class Dribble extends ByteArrayInputStream {
        Dribble(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] buffer, int offset, int length) {
            return super.read(buffer, offset, Math.min(length, 1000));
        }
    }
}
