/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.backend;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import modelrelay.wire.HopByHop;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A model server behind plain HTTP/1.1: no redirects, no proxies, no compression. */
public final class HttpBackend implements Backend, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpBackend.class);

    // Said by this hop itself.
    private static final Set<String> OWN =
            Set.of("accept-encoding", "content-length", "expect", "host");

    private final BackendAddress address;
    private final BackendTiming timing;
    private final ScheduledExecutorService clock;
    private final HttpClient client;

    /**
     * A client for one backend.
     *
     * @param clock runs the idle timeouts; not closed here
     */
    public HttpBackend(
            BackendAddress address,
            BackendTiming timing,
            SSLContext trust,
            ScheduledExecutorService clock) {
        this.address = address;
        this.timing = timing;
        this.clock = clock;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .connectTimeout(timing.connect())
                        .sslContext(trust)
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
    }

    @Override
    public BackendCall send(BackendRequest request, AnswerListener listener) {
        HttpRequest http;
        try {
            http = http(request);
        } catch (IllegalArgumentException e) {
            listener.failed(BackendFault.UNSENDABLE, "the path makes no HTTP request");
            return () -> {};
        }
        HttpCall call = new HttpCall(listener, timing.idle(), clock);
        call.start(client, http);
        return call;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest http(BackendRequest request) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(address.endpoint(request.endpointPath()));
        request.headers().forEach((name, value) -> add(builder, name, value));
        builder.header("accept-encoding", "identity");
        return request.method().equals("GET")
                ? builder.GET().build()
                : builder.POST(BodyPublishers.ofString(request.body())).build();
    }

    /** Adds what may pass; a header that cannot be sent is no reason to fail the request. */
    private static void add(HttpRequest.Builder builder, String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (HopByHop.includes(lower) || OWN.contains(lower)) {
            return;
        }
        try {
            builder.header(name, value);
        } catch (IllegalArgumentException unsendable) {
            LOG.atDebug().addKeyValue("header", lower).log("header not sent");
        }
    }

    /** The fault that an exception of the client library stands for. */
    static BackendFault fault(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof HttpConnectTimeoutException
                    || cause instanceof SSLException
                    || cause instanceof UnresolvedAddressException) {
                return BackendFault.UNREACHABLE;
            }
        }
        return BackendFault.BROKEN;
    }
}
