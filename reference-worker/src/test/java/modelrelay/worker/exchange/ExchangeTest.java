/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import modelrelay.protocol.Request;
import modelrelay.worker.backend.BackendFault;
import org.junit.jupiter.api.Test;

/** What an exchange sends, and that its end and its slot are one matter of its owner. */
final class ExchangeTest {

    private final List<String> seen = new ArrayList<>();

    private final Outgoing link =
            new Outgoing() {
                @Override
                public void awaitRoom() {}

                @Override
                public void append(byte[] json) {
                    seen.add(new String(json, UTF_8).contains("_chunk") ? "chunk" : "last message");
                }

                @Override
                public void flush() {
                    seen.add("flush");
                }
            };

    private final ExchangeOwner owner =
            new ExchangeOwner() {
                @Override
                public boolean end(Exchange exchange, int status, byte[] last) {
                    seen.add("slot held");
                    boolean ends = exchange.endWith(last);
                    seen.add(ends ? "slot free" : "ended before");
                    return ends;
                }

                @Override
                public void backendFailed(Exchange exchange, BackendFault fault, String detail) {
                    seen.add("failed");
                }
            };

    @Test
    void nobodyCanFlushTheLastMessageBeforeTheOwnerHasTheSlotBack() {
        Exchange exchange = exchange(false);
        answer(exchange, "application/json", "{}");
        assertThat(seen).containsExactly("slot held", "last message", "slot free", "flush");
    }

    @Test
    void theEndOfAStreamIsNoDifferent() {
        Exchange exchange = exchange(true);
        answer(exchange, "text/event-stream", "data: 1\n\n");
        assertThat(seen)
                .containsExactly(
                        "chunk", "flush", "slot held", "last message", "slot free", "flush");
    }

    @Test
    void neitherIsAFailure() {
        Exchange exchange = exchange(false);
        exchange.failed(BackendFault.BROKEN, "reset");
        assertThat(seen)
                .containsExactly("failed", "slot held", "last message", "slot free", "flush");
    }

    @Test
    void aCancelledExchangeEndsOnce() {
        Exchange exchange = exchange(false);
        exchange.cancel();
        answer(exchange, "application/json", "{}");
        exchange.failed(BackendFault.BROKEN, "closed");
        assertThat(seen).containsExactly("last message", "slot held", "ended before");
    }

    @Test
    void anAnswerThatMakesTooLongAMessageIsAFailureOfItsOwn() {
        // Six bytes of JSON for each.
        answer(exchange(false), "application/json", "\u0001".repeat(12 << 20));
        assertThat(seen)
                .containsExactly("failed", "slot held", "last message", "slot free", "flush");
    }

    private Exchange exchange(boolean streams) {
        var request = new Request("r1", "m", "/v1/chat/completions", streams, "{}", Map.of());
        return new Exchange(request, link, owner, false);
    }

    private static void answer(Exchange exchange, String type, String body) {
        exchange.head(200, Map.of("content-type", type));
        exchange.bytes(ByteBuffer.wrap(body.getBytes(UTF_8)));
        exchange.end();
    }
}
