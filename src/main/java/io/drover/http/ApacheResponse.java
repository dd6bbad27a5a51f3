package io.drover.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/** An answer on an open connection. Closing it before the end of the body gives the connection up instead of reading the rest. */
final class ApacheResponse implements Response {
    private final ClassicHttpResponse answer;
    private final Watchdog.Watch watch;
    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private final InputStream body;

    ApacheResponse(ClassicHttpResponse answer, Watchdog.Watch watch) throws IOException {
        this.answer = answer;
        this.watch = watch;
        for (Header header : answer.getHeaders()) {
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), n -> new ArrayList<>()).add(header.getValue());
        }
        HttpEntity entity = answer.getEntity();
        this.body = entity == null ? InputStream.nullInputStream() : new Watched(entity.getContent());
    }

    @Override
    public int status() {
        return answer.getCode();
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
        watch.end();
        closeBeforeRedirect();
    }

    /** The deadline goes on for the next hop. */
    void closeBeforeRedirect() {
        try {
            answer.close();
        } catch (IOException gone) {
            // the connection is dropped either way
        }
    }

    /** Says which problem it is when reading fails. */
    private final class Watched extends FilterInputStream {
        Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return in.read();
            } catch (IOException e) {
                throw broken(e);
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return in.read(buffer, offset, length);
            } catch (IOException e) {
                throw broken(e);
            }
        }

        /** Closing the stream underneath would read to its end first. */
        @Override
        public void close() {
            ApacheResponse.this.close();
        }

        private BrokenBody broken(IOException e) {
            return new BrokenBody(watch.barked() ? HttpProblem.NO_ANSWER_IN_TIME : Failures.problem(e), e);
        }
    }
}
