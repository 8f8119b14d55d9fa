/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.relay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What leaves a link, and that nothing leaves behind its last frame. */
final class OutboxTest {

    private final Outbox outbox = new Outbox();
    private final ByteArrayOutputStream socket = new ByteArrayOutputStream();

    @Test
    void whatIsAppendedBeforeTheSocketIsThereIsKeptForIt() throws IOException {
        outbox.append(bytes("early"));
        outbox.flush();
        outbox.open(socket);
        outbox.append(bytes(" late"));
        outbox.flush();
        assertThat(socket.toString(US_ASCII)).isEqualTo("early late");
    }

    @Test
    void nothingFollowsTheLastFrameNotEvenAnotherLastOne() throws IOException {
        outbox.open(socket);
        outbox.append(bytes("message "));
        outbox.appendLast(bytes("close"));
        outbox.append(bytes(" pong"));
        outbox.appendLast(bytes(" close"));
        outbox.flush();
        assertThat(socket.toString(US_ASCII)).isEqualTo("message close");
    }

    @Test
    void theLastFrameAloneIsNoMessage() throws IOException {
        outbox.append(bytes("message"));
        assertThat(outbox.holdsMessages()).isTrue();
        outbox.open(socket);
        outbox.flush();
        assertThat(outbox.holdsMessages()).isFalse();
        outbox.appendLast(bytes("close"));
        assertThat(outbox.holdsMessages()).isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }
}
