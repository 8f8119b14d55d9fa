/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.journal;

import java.util.List;
import java.util.Map;
import modelrelay.fakebackend.script.AnswerReader;
import modelrelay.fakebackend.script.Match;

/**
 * A request as it came in.
 *
 * @param connection number of the connection it came on, from 1
 * @param path with the query string, as sent
 * @param headers lower-case names, values in the order sent
 * @param model the model asked for, empty when the body names none
 * @param body the whole body as UTF-8 text, damaged bytes replaced
 * @param sha256 of the body's bytes, hex
 * @param arrivedNanos when the head had come, by {@link System#nanoTime()}
 */
public record Arrival(
        long connection,
        String method,
        String path,
        Map<String, List<String>> headers,
        String model,
        boolean stream,
        String body,
        long bodyBytes,
        String sha256,
        long arrivedNanos)
        implements Match.Target {

    @Override
    public String label() {
        var values = headers.get(AnswerReader.MARKER_HEADER);
        return values == null ? "" : values.getFirst();
    }
}
