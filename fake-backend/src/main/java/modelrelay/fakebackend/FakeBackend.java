/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.HttpContinueReadHandler;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import modelrelay.fakebackend.answer.AnswerChoice;
import modelrelay.fakebackend.control.ControlHandler;
import modelrelay.fakebackend.dialect.Json;
import modelrelay.fakebackend.journal.Journal;
import modelrelay.fakebackend.journal.Outcome;
import modelrelay.fakebackend.script.Scripts;
import modelrelay.fakebackend.serve.Connections;
import modelrelay.fakebackend.serve.LiveAnswers;
import modelrelay.fakebackend.serve.ModelHandler;
import org.xnio.Options;

/**
 * A running fake backend. Listens from {@link #start} to {@link #close}; several may run in one
 * process. The only class that knows every room.
 */
public final class FakeBackend implements AutoCloseable {
    private static final int IO_THREADS = 2;

    private final Journal journal;
    private final Scripts scripts = new Scripts();
    private final Connections connections = new Connections();
    private final LiveAnswers live = new LiveAnswers();
    private final AtomicReference<List<String>> models;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Undertow undertow;

    private FakeBackend(FakeBackendConfig config) {
        journal = new Journal(config.journalEntries(), config.journalBodyBytes(), System::nanoTime);
        models = new AtomicReference<>(config.models());
        var defaults = Json.object().put("tokens_per_second", config.tokensPerSecond());
        if (config.tokens() != null) {
            defaults.put("tokens", config.tokens());
        }
        var choice = new AnswerChoice(defaults);
        var model = new ModelHandler(journal, scripts, connections, live, choice, models::get);
        var control = new ControlHandler(journal, scripts, connections, live, models);
        HttpHandler root =
                exchange -> {
                    boolean driver = ControlHandler.isFor(exchange.getRequestPath());
                    (driver ? control : model).handleRequest(exchange);
                };
        undertow =
                Undertow.builder()
                        .setIoThreads(IO_THREADS)
                        .setWorkerThreads(1)
                        .addHttpListener(
                                config.listen().getPort(),
                                config.listen().getHostString(),
                                new HttpContinueReadHandler(root))
                        .setSocketOption(Options.TCP_NODELAY, true)
                        .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, config.maxBodyBytes())
                        // The path is compared and journaled as it was sent.
                        .setServerOption(UndertowOptions.DECODE_URL, false)
                        .build();
    }

    /**
     * Starts one and returns when it listens.
     *
     * @throws RuntimeException if the address cannot be had; the cause is a {@link
     *     java.net.BindException}
     */
    public static FakeBackend start(FakeBackendConfig config) {
        var backend = new FakeBackend(config);
        backend.undertow.start();
        return backend;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress();
    }

    /** The base URL, without a path. */
    public URI url() {
        var address = address();
        String host = address.getAddress().getHostAddress();
        return URI.create(
                "http://"
                        + (host.contains(":") ? "[" + host + "]" : host)
                        + ":"
                        + address.getPort());
    }

    public Journal journal() {
        return journal;
    }

    public Scripts scripts() {
        return scripts;
    }

    public Connections connections() {
        return connections;
    }

    public LiveAnswers live() {
        return live;
    }

    /** Changes what {@code /v1/models} lists. */
    public void models(List<String> list) {
        models.set(List.copyOf(list));
    }

    /** Closes the port and every connection. Repeating it changes nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            live.endAll(Outcome.STOPPED);
            undertow.stop();
        }
    }
}
