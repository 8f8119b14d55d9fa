/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.control;

import io.undertow.server.HttpServerExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import modelrelay.fakebackend.journal.JournalQuery;
import modelrelay.fakebackend.journal.Outcome;
import modelrelay.fakebackend.script.BadScript;
import modelrelay.fakebackend.script.Match;
import modelrelay.fakebackend.script.Position;
import org.jspecify.annotations.Nullable;

/** The query parameters of a control request, read strictly. */
final class Params {
    private static final Set<String> SELECTION =
            Set.of("marker", "model", "path", "method", "seq", "after", "state", "gate", "tokens");
    private static final int MAX_AWAIT_MS = 600_000;

    private final Map<String, String> values;

    private Params(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads the parameters.
     *
     * @param own the names that this request knows beside the selection of entries
     */
    static Params of(HttpServerExchange exchange, String... own) throws BadScript {
        var known = new TreeSet<>(SELECTION);
        known.addAll(Set.of(own));
        var values = new LinkedHashMap<String, String>();
        for (String pair : exchange.getQueryString().split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equal = pair.indexOf('=');
            String name = decoded(equal < 0 ? pair : pair.substring(0, equal));
            if (!known.contains(name)) {
                throw new BadScript(
                        "unknown parameter '%s'; there are %s"
                                .formatted(name, String.join(", ", known)));
            }
            values.put(name, equal < 0 ? "" : decoded(pair.substring(equal + 1)));
        }
        return new Params(values);
    }

    @Nullable String text(String name) {
        return values.get(name);
    }

    boolean flag(String name, boolean otherwise) throws BadScript {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        return switch (value) {
            case "", "true" -> true;
            case "false" -> false;
            default -> throw new BadScript(name + " must be true or false");
        };
    }

    long number(String name, long otherwise, long least, long most) throws BadScript {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException ignored) {
            // answered below, as a number out of range is
        }
        throw new BadScript("%s must be a whole number, %d to %d".formatted(name, least, most));
    }

    int count() throws BadScript {
        return (int) number("count", 1, 1, 1_000_000);
    }

    /** How long the caller is willing to wait; 0 when it does not say. */
    int awaitMs() throws BadScript {
        return (int) number("await_ms", 0, 0, MAX_AWAIT_MS);
    }

    boolean selectsSomething() {
        return values.keySet().stream().anyMatch(SELECTION::contains);
    }

    Match match() {
        return new Match(
                values.get("marker"),
                values.get("model"),
                values.get("path"),
                values.get("method"));
    }

    JournalQuery query() throws BadScript {
        Long sequence = values.containsKey("seq") ? number("seq", 0, 1, Long.MAX_VALUE) : null;
        return new JournalQuery(
                match(),
                sequence,
                number("after", 0, 0, Long.MAX_VALUE),
                state(),
                gate(),
                (int) number("tokens", 0, 0, Integer.MAX_VALUE));
    }

    private JournalQuery.State state() throws BadScript {
        String state = values.getOrDefault("state", "any");
        return switch (state) {
            case "any" -> new JournalQuery.State.Any();
            case "open" -> new JournalQuery.State.Open();
            case "answering" -> new JournalQuery.State.Answering();
            case "ended" -> new JournalQuery.State.Ended();
            default -> {
                try {
                    yield new JournalQuery.State.EndedAs(
                            Outcome.valueOf(state.toUpperCase(Locale.ROOT)));
                } catch (IllegalArgumentException _) {
                    throw new BadScript(
                            "state must be any, open, answering, ended, completed, aborted, reset,"
                                    + " closed, stopped or failed");
                }
            }
        };
    }

    private @Nullable String gate() throws BadScript {
        String gate = values.get("gate");
        if (gate != null && !gate.equals("any")) {
            try {
                var _ = Position.parse(gate);
            } catch (IllegalArgumentException e) {
                throw new BadScript("gate: " + e.getMessage() + ", or any");
            }
        }
        return gate;
    }

    private static String decoded(String text) throws BadScript {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new BadScript("'%s' is not percent-encoded".formatted(text));
        }
    }
}
