/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RequestTooBigException;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import modelrelay.fakebackend.answer.AnswerChoice;
import modelrelay.fakebackend.dialect.ModelRequest;
import modelrelay.fakebackend.journal.Arrival;
import modelrelay.fakebackend.journal.Journal;
import modelrelay.fakebackend.journal.Outcome;
import modelrelay.fakebackend.script.Scripts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;

/** Takes a model request: reads it, notes it, and starts the answer. */
public final class ModelHandler implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ModelHandler.class);

    /** Body text beyond this is not kept; length and hash are those of the whole. */
    private static final int BODY_TEXT_LIMIT = 1 << 20;

    private final Journal journal;
    private final Scripts scripts;
    private final Connections connections;
    private final LiveAnswers live;
    private final AnswerChoice choice;
    private final Supplier<List<String>> models;

    public ModelHandler(
            Journal journal,
            Scripts scripts,
            Connections connections,
            LiveAnswers live,
            AnswerChoice choice,
            Supplier<List<String>> models) {
        this.journal = journal;
        this.scripts = scripts;
        this.connections = connections;
        this.live = live;
        this.choice = choice;
        this.models = models;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        long arrived = System.nanoTime();
        long connection = connections.number(exchange.getConnection());
        exchange.getRequestReceiver()
                .receiveFullBytes(
                        (_, body) -> received(exchange, connection, arrived, body),
                        (_, e) -> broken(exchange, connection, arrived, e));
    }

    private void received(HttpServerExchange exchange, long connection, long arrived, byte[] body) {
        ModelRequest request = null;
        String complaint = "";
        try {
            request = body.length == 0 ? null : ModelRequest.read(body);
            complaint = "The request has no body.";
        } catch (ModelRequest.Unusable e) {
            complaint = String.valueOf(e.getMessage());
        }
        var arrival = arrival(exchange, connection, arrived, body, request);
        var recording = journal.open(arrival);
        LOG.debug(
                "request arrived request={} path={} model={}",
                recording.sequence(),
                arrival.path(),
                arrival.model());
        var script = scripts.take(arrival);
        script.ifPresent(entry -> recording.answeredBy(entry.id()));
        var question =
                new AnswerChoice.Question(
                        recording.sequence(),
                        System.currentTimeMillis() / 1000,
                        arrival.method(),
                        exchange.getRequestPath(),
                        firstValues(arrival.headers()),
                        request,
                        complaint);
        var steps =
                choice.answer(question, script.map(entry -> entry.script().answer()), models.get());
        var player =
                new AnswerPlayer(
                        exchange, steps, recording, () -> live.remove(recording.sequence()));
        live.add(recording.sequence(), player);
        exchange.dispatch(SameThreadExecutor.INSTANCE, player::start);
    }

    private void broken(
            HttpServerExchange exchange, long connection, long arrived, IOException why) {
        var recording = journal.open(arrival(exchange, connection, arrived, new byte[0], null));
        if (why instanceof RequestTooBigException) {
            exchange.setPersistent(false);
            exchange.setStatusCode(413);
            recording.headSent(413);
            recording.ended(Outcome.COMPLETED);
            exchange.endExchange();
        } else {
            recording.ended(Outcome.ABORTED);
            IoUtils.safeClose(exchange.getConnection());
        }
    }

    private static Arrival arrival(
            HttpServerExchange exchange,
            long connection,
            long arrived,
            byte[] body,
            @Nullable ModelRequest request) {
        var headers = new LinkedHashMap<String, List<String>>();
        for (var values : exchange.getRequestHeaders()) {
            headers.put(
                    values.getHeaderName().toString().toLowerCase(Locale.ROOT),
                    List.copyOf(values));
        }
        String query = exchange.getQueryString();
        return new Arrival(
                connection,
                exchange.getRequestMethod().toString(),
                exchange.getRequestURI() + (query.isEmpty() ? "" : "?" + query),
                headers,
                request == null ? "" : request.model(),
                request != null && request.stream(),
                new String(body, 0, Math.min(body.length, BODY_TEXT_LIMIT), UTF_8),
                body.length,
                sha256(body),
                arrived);
    }

    private static Map<String, String> firstValues(Map<String, List<String>> headers) {
        var first = new HashMap<String, String>();
        headers.forEach((name, values) -> first.put(name, values.getFirst()));
        return first;
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
