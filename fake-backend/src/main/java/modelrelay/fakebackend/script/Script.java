/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Set;
import modelrelay.fakebackend.dialect.Json;
import org.jspecify.annotations.Nullable;

/**
 * An answer for the requests that match.
 *
 * @param times how many requests may use it; null is sticky
 * @param answer the knobs, already checked; kept as a tree so that a request can override some
 */
public record Script(Match match, @Nullable Integer times, ObjectNode answer) {
    private static final Set<String> FIELDS = Set.of("match", "times", "answer");
    private static final Set<String> MATCHES = Set.of("marker", "model", "path", "method");

    /** Reads a script as the control API takes it. */
    public static Script read(JsonNode json) throws BadScript {
        known("script", json, FIELDS);
        var matches = json.has("match") ? json.path("match") : Json.object();
        known("match", matches, MATCHES);
        var match =
                new Match(
                        text(matches, "marker"),
                        text(matches, "model"),
                        text(matches, "path"),
                        text(matches, "method"));
        var times = json.path("times");
        if (!times.isMissingNode() && !(times.isInt() && times.intValue() > 0)) {
            throw new BadScript("times must be a whole number from 1 on; leave it out for ever");
        }
        if (!(json.path("answer") instanceof ObjectNode answer)) {
            throw new BadScript("a script needs an 'answer' object");
        }
        var _ = AnswerReader.read(answer);
        return new Script(match, times.isMissingNode() ? null : times.intValue(), answer);
    }

    private static void known(String what, JsonNode json, Set<String> fields) throws BadScript {
        if (!json.isObject()) {
            throw new BadScript(what + " must be a JSON object");
        }
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!fields.contains(name)) {
                throw new BadScript("%s has no field '%s'".formatted(what, name));
            }
        }
    }

    private static @Nullable String text(JsonNode json, String field) throws BadScript {
        var value = json.path(field);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw new BadScript("match.%s must be a non-empty string".formatted(field));
        }
        return value.textValue();
    }
}
