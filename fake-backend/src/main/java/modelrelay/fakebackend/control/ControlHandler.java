/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import modelrelay.fakebackend.dialect.Json;
import modelrelay.fakebackend.journal.Journal;
import modelrelay.fakebackend.journal.JournalEntry;
import modelrelay.fakebackend.journal.JournalQuery;
import modelrelay.fakebackend.journal.Outcome;
import modelrelay.fakebackend.script.BadScript;
import modelrelay.fakebackend.script.Script;
import modelrelay.fakebackend.script.Scripts;
import modelrelay.fakebackend.serve.Connections;
import modelrelay.fakebackend.serve.LiveAnswers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The control API, as the README of this module describes it. Never blocks: whoever waits is
 * answered later from the thread of the connection.
 */
public final class ControlHandler implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ControlHandler.class);
    private static final String ROOT = "/__control";

    private final Journal journal;
    private final Scripts scripts;
    private final Connections connections;
    private final LiveAnswers live;
    private final AtomicReference<List<String>> models;

    public ControlHandler(
            Journal journal,
            Scripts scripts,
            Connections connections,
            LiveAnswers live,
            AtomicReference<List<String>> models) {
        this.journal = journal;
        this.scripts = scripts;
        this.connections = connections;
        this.live = live;
        this.models = models;
    }

    /** Whether a path belongs to the control API. */
    public static boolean isFor(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        exchange.getRequestReceiver().receiveFullBytes((_, body) -> route(exchange, body));
    }

    private void route(HttpServerExchange exchange, byte[] body) {
        String what =
                exchange.getRequestMethod()
                        + " "
                        + exchange.getRequestPath().substring(ROOT.length());
        try {
            switch (what) {
                case "GET /health" -> health(exchange);
                case "POST /scripts" -> addScripts(exchange, json(body));
                case "GET /scripts" -> listScripts(exchange);
                case "DELETE /scripts" -> removeScripts(exchange);
                case "GET /journal" -> entries(exchange, false);
                case "GET /gates" -> entries(exchange, true);
                case "DELETE /journal" -> forget(exchange);
                case "POST /release" -> release(exchange);
                case "POST /cut" -> cut(exchange);
                case "GET /connections" -> connections(exchange);
                case "GET /models" -> send(exchange, 200, modelList());
                case "PUT /models" -> changeModels(exchange, json(body));
                default ->
                        error(
                                exchange,
                                404,
                                "no %s; there are GET health, scripts, journal, gates, connections,"
                                                .formatted(what)
                                        + " models; POST scripts, release, cut; PUT models; DELETE"
                                        + " scripts, journal");
            }
        } catch (BadScript e) {
            error(exchange, 400, String.valueOf(e.getMessage()));
        }
    }

    private void health(HttpServerExchange exchange) {
        send(
                exchange,
                200,
                Json.object()
                        .put("status", "ok")
                        .put("connections", connections.open())
                        .put("newest_seq", journal.newest())
                        .put("forgotten", journal.forgotten())
                        .put("now_nanos", System.nanoTime()));
    }

    private void addScripts(HttpServerExchange exchange, JsonNode json) throws BadScript {
        var parsed = new ArrayList<Script>();
        // All or none: a list with one bad script changes nothing.
        for (JsonNode one : json.isArray() ? json : Json.array().add(json)) {
            parsed.add(Script.read(one));
        }
        var ids = Json.array();
        for (Script script : parsed) {
            ids.add(scripts.add(script));
        }
        send(exchange, 201, Json.object().set("ids", ids));
    }

    private void listScripts(HttpServerExchange exchange) {
        var list = Json.array();
        scripts.list().forEach(entry -> list.add(Views.script(entry)));
        send(exchange, 200, Json.object().set("scripts", list));
    }

    private void removeScripts(HttpServerExchange exchange) throws BadScript {
        var params = Params.of(exchange, "id");
        String id = params.text("id");
        String marker = params.text("marker");
        String model = params.text("model");
        Predicate<Scripts.Entry> which =
                entry ->
                        (id == null || id.equals(entry.id()))
                                && (marker == null
                                        || marker.equals(entry.script().match().marker()))
                                && (model == null || model.equals(entry.script().match().model()));
        send(exchange, 200, Json.object().put("removed", scripts.remove(which)));
    }

    private void entries(HttpServerExchange exchange, boolean onlyWaiting) throws BadScript {
        var params = Params.of(exchange, "count", "await_ms", "body");
        boolean body = params.flag("body", !onlyWaiting);
        var query = onlyWaiting ? params.query().waiting() : params.query();
        int count = params.count();
        int millis = params.awaitMs();
        if (millis == 0) {
            var found = journal.find(query);
            send(exchange, 200, found(found, found.size() >= count, body));
            return;
        }
        Patience.await(
                exchange,
                millis,
                happened -> journal.await(query, count, happened)::cancel,
                happened -> send(exchange, 200, found(journal.find(query), happened, body)));
    }

    private static ObjectNode found(List<JournalEntry> entries, boolean satisfied, boolean body) {
        var json = Json.object().put("satisfied", satisfied);
        return json.setAll(Views.entries(entries, body));
    }

    private void forget(HttpServerExchange exchange) throws BadScript {
        var query = Params.of(exchange).query();
        send(exchange, 200, Json.object().put("removed", journal.forget(query)));
    }

    private void release(HttpServerExchange exchange) throws BadScript {
        var params = Params.of(exchange, "count", "all", "await_ms");
        if (!params.selectsSomething()) {
            throw new BadScript(
                    "say which requests: marker, model, path, seq, …; state=open for all");
        }
        long permits = params.flag("all", false) ? Long.MAX_VALUE : params.count();
        int millis = params.awaitMs();
        if (millis == 0) {
            release(exchange, params.query().open(), permits);
            return;
        }
        var waiting = params.query().waiting();
        Patience.await(
                exchange,
                millis,
                happened -> journal.await(waiting, 1, happened)::cancel,
                _ -> release(exchange, waiting, permits));
    }

    private void release(HttpServerExchange exchange, JournalQuery query, long permits) {
        var requests = journal.find(query);
        if (requests.isEmpty()) {
            error(exchange, 404, "no open request matches");
            return;
        }
        live.release(requests, permits);
        send(exchange, 200, Views.entries(requests, false));
    }

    private void cut(HttpServerExchange exchange) throws BadScript {
        var params = Params.of(exchange, "how");
        if (!params.selectsSomething()) {
            throw new BadScript(
                    "say which requests: marker, model, path, seq, …; state=open for all");
        }
        String how = params.text("how");
        if (how != null && !how.equals("reset") && !how.equals("close")) {
            throw new BadScript("how must be reset or close");
        }
        var requests = journal.find(params.query().open());
        if (requests.isEmpty()) {
            error(exchange, 404, "no open request matches");
            return;
        }
        live.cut(requests, "close".equals(how) ? Outcome.CLOSED : Outcome.RESET);
        send(exchange, 200, Views.entries(requests, false));
    }

    private void connections(HttpServerExchange exchange) throws BadScript {
        var params = Params.of(exchange, "at_most", "await_ms");
        int atMost = (int) params.number("at_most", Integer.MAX_VALUE, 0, Integer.MAX_VALUE);
        int millis = params.awaitMs();
        if (millis == 0) {
            send(exchange, 200, connectionCount(atMost));
            return;
        }
        Patience.await(
                exchange,
                millis,
                happened -> {
                    connections.awaitAtMost(atMost, happened);
                    return () -> connections.forget(happened);
                },
                _ -> send(exchange, 200, connectionCount(atMost)));
    }

    private ObjectNode connectionCount(int atMost) {
        int open = connections.open();
        return Json.object()
                .put("satisfied", open <= atMost)
                .put("open", open)
                .put("opened", connections.opened());
    }

    private ObjectNode modelList() {
        var list = Json.array();
        models.get().forEach(list::add);
        return Json.object().set("models", list);
    }

    private void changeModels(HttpServerExchange exchange, JsonNode json) throws BadScript {
        var list = json.path("models");
        var names = new ArrayList<String>();
        for (JsonNode name : list) {
            if (!name.isTextual()) {
                throw new BadScript("models must be an array of strings");
            }
            names.add(name.textValue());
        }
        if (!list.isArray()) {
            throw new BadScript("models must be an array of strings");
        }
        models.set(List.copyOf(names));
        send(exchange, 200, modelList());
    }

    private static JsonNode json(byte[] body) throws BadScript {
        try {
            return Json.MAPPER.readTree(new String(body, UTF_8));
        } catch (JsonProcessingException e) {
            throw new BadScript("the body is not JSON: " + e.getOriginalMessage());
        }
    }

    private static void error(HttpServerExchange exchange, int status, String message) {
        LOG.debug("control request refused path={} reason={}", exchange.getRequestPath(), message);
        send(exchange, status, Json.object().put("error", message));
    }

    private static void send(HttpServerExchange exchange, int status, JsonNode json) {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseSender().send(json + "\n");
    }
}
