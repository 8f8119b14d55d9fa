/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import modelrelay.fakebackend.dialect.Json;
import modelrelay.fakebackend.journal.JournalEntry;
import modelrelay.fakebackend.script.Scripts;

/** How the control API shows what is inside. */
final class Views {
    private Views() {}

    /** An entry of the journal; without {@code body} neither headers nor body text. */
    static ObjectNode entry(JournalEntry entry, boolean body) {
        var arrival = entry.arrival();
        var json =
                Json.object()
                        .put("seq", entry.sequence())
                        .put("connection", arrival.connection())
                        .put("method", arrival.method())
                        .put("path", arrival.path())
                        .put("model", arrival.model())
                        .put("stream", arrival.stream())
                        .put("body_bytes", arrival.bodyBytes())
                        .put("body_sha256", arrival.sha256())
                        .put("script", entry.script())
                        .put("gate", entry.gate() == null ? null : entry.gate().toString())
                        .put("status", entry.status())
                        .put("tokens_sent", entry.tokensSent())
                        .put("bytes_sent", entry.bytesSent())
                        .put("outcome", entry.outcome() == null ? null : entry.outcome().toString())
                        .put("arrived_nanos", arrival.arrivedNanos())
                        .put("head_sent_nanos", entry.headSentNanos());
        var times = json.putArray("token_nanos");
        entry.tokenNanos().forEach(times::add);
        json.put("ended_nanos", entry.endedNanos());
        if (body) {
            var headers = json.putObject("headers");
            arrival.headers()
                    .forEach((name, values) -> values.forEach(headers.withArray(name)::add));
            json.put("body", arrival.body());
        }
        return json;
    }

    static ObjectNode entries(List<JournalEntry> entries, boolean body) {
        var json = Json.object();
        var list = json.putArray("entries");
        entries.forEach(entry -> list.add(entry(entry, body)));
        return json;
    }

    static ObjectNode script(Scripts.Entry entry) {
        var json = Json.object().put("id", entry.id());
        var match = json.putObject("match");
        var wanted = entry.script().match();
        putIfThere(match, "marker", wanted.marker());
        putIfThere(match, "model", wanted.model());
        putIfThere(match, "path", wanted.path());
        putIfThere(match, "method", wanted.method());
        json.put("left", entry.left());
        json.set("answer", entry.script().answer());
        return json;
    }

    private static void putIfThere(
            ObjectNode json, String field, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            json.put(field, value);
        }
    }
}
