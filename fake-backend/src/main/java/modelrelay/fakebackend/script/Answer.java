/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.script;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The knobs of one answer; what is null is left as a model server would do it. The README of this
 * module tells what each one does.
 *
 * @param status HTTP status; from 400 on the body is an error of the dialect, never a stream
 * @param headers own response headers, in place of the usual ones of the same name
 * @param text what the model says, instead of the pleasant default
 * @param body own body text, sent in one piece
 * @param bodyBase64 own body bytes, sent in one piece
 * @param rawBase64 bytes sent instead of any HTTP answer, then the connection is closed
 * @param tokens number of tokens; the text is repeated or cut
 * @param tokenBytes size of each token in bytes of UTF-8
 * @param tokensPerSecond pace; 0 is as fast as the client reads
 * @param delayHeadMs wait before the head, milliseconds
 * @param delayFirstTokenMs wait before the first token, milliseconds
 * @param hold positions at which the answer waits to be released
 * @param fault what goes wrong
 * @param writeSize bytes per write; smaller than an event splits it, larger gathers events
 * @param writePauseMs wait between two writes, milliseconds
 * @param splitCharacters every write is cut in the middle of its multi-byte characters
 * @param omitTerminator the last event of the stream is not sent
 * @param declaredLength the content-length that the head claims, true or not
 */
public record Answer(
        @Nullable Integer status,
        @Nullable Map<String, String> headers,
        @Nullable String text,
        @Nullable String body,
        @Nullable String bodyBase64,
        @Nullable String rawBase64,
        @Nullable Integer tokens,
        @Nullable Integer tokenBytes,
        @Nullable Double tokensPerSecond,
        @Nullable Integer delayHeadMs,
        @Nullable Integer delayFirstTokenMs,
        @Nullable List<Position> hold,
        @Nullable Fault fault,
        @Nullable Integer writeSize,
        @Nullable Integer writePauseMs,
        @Nullable Boolean splitCharacters,
        @Nullable Boolean omitTerminator,
        @Nullable Long declaredLength) {

    private static final int MAX_TOKENS = 100_000_000;
    private static final int MAX_TOKEN_BYTES = 16 << 20;
    private static final int MAX_DELAY_MS = 3_600_000;

    public Answer {
        within("status", status, 200, 999);
        within("tokens", tokens, 0, MAX_TOKENS);
        within("token_bytes", tokenBytes, 1, MAX_TOKEN_BYTES);
        within("delay_head_ms", delayHeadMs, 0, MAX_DELAY_MS);
        within("delay_first_token_ms", delayFirstTokenMs, 0, MAX_DELAY_MS);
        within("write_size", writeSize, 1, MAX_TOKEN_BYTES);
        within("write_pause_ms", writePauseMs, 0, MAX_DELAY_MS);
        within("declared_length", declaredLength, 0, Long.MAX_VALUE);
        if (tokensPerSecond != null && !(tokensPerSecond >= 0 && tokensPerSecond <= 1e6)) {
            throw new IllegalArgumentException("tokens_per_second must be 0 to 1000000");
        }
        base64("body_base64", bodyBase64);
        base64("raw_base64", rawBase64);
    }

    private static void base64(String knob, @Nullable String value) {
        if (value != null) {
            try {
                var _ = Base64.getDecoder().decode(value);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(knob + " is not base64", e);
            }
        }
    }

    private static void within(String knob, @Nullable Number value, long least, long most) {
        if (value != null && (value.longValue() < least || value.longValue() > most)) {
            throw new IllegalArgumentException("%s must be %d to %d".formatted(knob, least, most));
        }
    }
}
