/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which headers of a client pass. */
final class HeaderSelectionTest {

    private static Map<String, String> of(String... namesAndValues) {
        HeaderMap headers = new HeaderMap();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(HttpString.tryFromString(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return HeaderSelection.of(headers);
    }

    @Test
    void namesAreLowerCaseAndRepeatedValuesAreJoined() {
        assertThat(of("Accept", "a", "OpenAI-Beta", "x", "ACCEPT", "b"))
                .containsOnly(Map.entry("accept", "a, b"), Map.entry("openai-beta", "x"));
    }

    @Test
    void onlyListedNamesAndFreeOnesPass() {
        assertThat(
                        of(
                                "content-type", "t",
                                "anthropic-version", "v",
                                "idempotency-key", "k",
                                "traceparent", "p",
                                "tracestate", "s",
                                "x-request-id", "r",
                                "x-anything", "y",
                                "host", "h",
                                "cookie", "c",
                                "accept-encoding", "gzip",
                                "user-agent", "u",
                                "content-length", "1",
                                "x-real-ip", "1",
                                "x-forwarded-for", "1",
                                "x-forwarded-host", "1",
                                "x-worker-secret", "1"))
                .containsOnlyKeys(
                        "content-type",
                        "anthropic-version",
                        "idempotency-key",
                        "traceparent",
                        "tracestate",
                        "x-request-id",
                        "x-anything");
    }

    @Test
    void whatConnectionNamesDoesNotPass() {
        assertThat(of("x-a", "1", "x-b", "2", "connection", "close, X-A")).containsOnlyKeys("x-b");
    }

    @Test
    void aKeyOfThisRelayNeverPassesAndOthersDo() {
        assertThat(of("authorization", "Bearer mr_live_abc", "x-api-key", "sk-1"))
                .containsOnlyKeys("x-api-key");
        assertThat(of("authorization", "bearer  mr_live_abc")).isEmpty();
        assertThat(of("x-api-key", " mr_live_abc", "authorization", "Basic eDp5"))
                .containsOnlyKeys("authorization");
    }

    @Test
    void aKeyOfThisRelayDoesNotPassBehindAnotherValue() {
        assertThat(of("x-api-key", "sk-1", "x-api-key", "mr_live_abc"))
                .containsOnly(Map.entry("x-api-key", "sk-1"));
        assertThat(of("x-api-key", "sk-1, mr_live_abc")).isEmpty();
        assertThat(
                        of(
                                "authorization", "Bearer sk-1",
                                "authorization", "Bearer mr_live_abc",
                                "authorization", "Basic eDp5"))
                .containsOnly(Map.entry("authorization", "Bearer sk-1, Basic eDp5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mr_live_abc", "Token mr_live_abc", "Bearer \"mr_live_abc\""})
    void aKeyOfThisRelayDoesNotPassWhateverStandsBeforeIt(String value) {
        assertThat(of("authorization", value)).isEmpty();
        assertThat(of("x-api-key", value)).isEmpty();
    }
}
