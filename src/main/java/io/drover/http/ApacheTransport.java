package io.drover.http;

import java.io.IOException;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The real network: HTTP/1.1 with a pool of connections per host. Callers block, so they belong on virtual threads. Follows redirects
 * itself (see {@link Redirects}) and retries nothing: that is {@link RetryingTransport}'s work.
 */
public final class ApacheTransport implements Transport, AutoCloseable {
    private static final int MAX_REDIRECTS = 5;

    private final TransportSettings settings;
    private final CloseableHttpClient client;
    private final Watchdog watchdog = new Watchdog();

    public ApacheTransport(TransportSettings settings) {
        this.settings = settings;
        this.client = client(settings);
    }

    private static CloseableHttpClient client(TransportSettings settings) {
        Timeout silence = Timeout.of(settings.silence());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(Certificates.context(settings.caBundle())))
                .setMaxConnPerRoute(settings.connectionsPerHost())
                .setMaxConnTotal(4 * settings.connectionsPerHost())
                .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(silence).setTcpNoDelay(true).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connect()))
                        .setSocketTimeout(silence)
                        // servers close idle connections without telling, and a write on a dead one cannot be repeated: always look first
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build())
                .build();
        EnvironmentProxy proxy = new EnvironmentProxy(settings.environment());
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setRoutePlanner(proxy)
                .setDefaultCredentialsProvider(proxy.credentials())
                .setUserAgent("drover")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    @Override
    public Response send(Request request) {
        Watchdog.Watch watch = watchdog.watch(request.deadline());
        Request current = request;
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            ApacheResponse response = once(current, watch);
            Optional<Request> next = next(current, response);
            if (next.isEmpty()) {
                return response;
            }
            response.closeBeforeRedirect();
            current = next.get();
        }
        watch.end();
        throw HttpProblem.REDIRECT_REFUSED.exception("more than " + MAX_REDIRECTS + " redirects", request.where());
    }

    private static Optional<Request> next(Request current, ApacheResponse response) {
        try {
            return Redirects.next(current, response);
        } catch (RuntimeException refused) {
            response.close();
            throw refused;
        }
    }

    private ApacheResponse once(Request request, Watchdog.Watch watch) {
        HttpUriRequestBase message = new HttpUriRequestBase(request.method(), request.uri());
        request.headers().forEach(message::setHeader);
        boolean uploads = request.body() instanceof Body.File || request.body() instanceof Body.Multipart;
        message.setConfig(RequestConfig.custom()
                .setResponseTimeout(Timeout.of(uploads ? settings.silenceAfterUpload() : settings.silence()))
                .setConnectionRequestTimeout(Timeout.of(request.deadline()))
                .build());
        Body body = request.body();
        if (body != null) {
            message.setEntity(Entities.of(body));
        }
        return execute(request, message, watch);
    }

    private ApacheResponse execute(Request request, HttpUriRequestBase message, Watchdog.Watch watch) {
        watch.guards(message);
        @Nullable ClassicHttpResponse answer = null;
        try {
            answer = client.executeOpen(RoutingSupport.determineHost(message), message, HttpClientContext.create());
            ApacheResponse response = new ApacheResponse(answer, watch);
            if (response.status() == 407) {
                response.close();
                throw HttpProblem.PROXY_REFUSED.exception("the proxy answered 407", request.where());
            }
            return response;
        } catch (IOException e) {
            watch.end();
            HttpProblem problem = watch.barked() ? HttpProblem.NO_ANSWER_IN_TIME : Failures.problem(e);
            throw problem.exception(watch.barked() ? "the deadline of " + request.deadline().toSeconds() + " s passed" : Failures.words(e), request.where(), e);
        } catch (HttpException e) {
            watch.end();
            throw HttpProblem.NOT_THE_API.exception("the address cannot be understood", request.where(), e);
        }
    }

    @Override
    public void close() {
        watchdog.close();
        client.close(org.apache.hc.core5.io.CloseMode.GRACEFUL);
    }
}
