/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import modelrelay.server.core.terms.CancelReason;
import modelrelay.server.core.terms.ProviderName;
import modelrelay.server.core.terms.RequestId;
import modelrelay.server.core.terms.WorkerClose;
import modelrelay.server.relay.ForwardedRequest;
import modelrelay.server.relay.WorkerOrder;
import org.junit.jupiter.api.Test;

/** Order and bound of what waits for one worker. */
final class OutboxTest {

    private static final RequestId ONE = new RequestId("one");
    private static final RequestId TWO = new RequestId("two");

    private final Outbox outbox = new Outbox();

    private static OutboxItem forward(RequestId request) {
        ForwardedRequest content =
                new ForwardedRequest(
                        new ProviderName("local"),
                        "m",
                        "/v1/responses",
                        false,
                        new ForwardedRequest.Content(Map.of(), new byte[0]));
        return new OutboxItem.Order(new WorkerOrder.Forward(request, content));
    }

    private static OutboxItem cancel(RequestId request) {
        return new OutboxItem.Order(
                new WorkerOrder.Cancel(request, CancelReason.CLIENT_DISCONNECT));
    }

    @Test
    void itemsLeaveInOrder() {
        OutboxItem ping = new OutboxItem.Order(new WorkerOrder.Ping());
        OutboxItem one = forward(ONE);
        outbox.append(ping);
        outbox.append(one);
        assertThat(outbox.take(1)).containsExactly(ping);
        assertThat(outbox.take(5)).containsExactly(one);
        assertThat(outbox.take(5)).isEmpty();
    }

    @Test
    void aRequestThatIsCancelledHereLeavesWithItsCancel() {
        OutboxItem two = forward(TWO);
        outbox.append(forward(ONE));
        outbox.append(two);
        outbox.append(cancel(ONE));
        assertThat(outbox.take(5)).containsExactly(two);
    }

    @Test
    void aCancelFollowsARequestThatHasLeft() {
        OutboxItem cancel = cancel(ONE);
        outbox.append(forward(ONE));
        assertThat(outbox.take(1)).hasSize(1);
        outbox.append(cancel);
        assertThat(outbox.take(5)).containsExactly(cancel);
    }

    @Test
    void onlyTheLatestPongCounts() {
        OutboxItem latest = new OutboxItem.Pong(new byte[] {2});
        outbox.append(new OutboxItem.Pong(new byte[] {1}));
        outbox.append(latest);
        assertThat(outbox.take(5)).containsExactly(latest);
    }

    @Test
    void nothingFollowsAClose() {
        OutboxItem close =
                new OutboxItem.Order(new WorkerOrder.Close(WorkerClose.HEARTBEAT_TIMED_OUT));
        outbox.append(close);
        outbox.append(new OutboxItem.Close(1000, ""));
        outbox.append(forward(ONE));
        assertThat(outbox.take(5)).containsExactly(close);
    }

    @Test
    void nothingIsKeptOfABrokenConnection() {
        outbox.append(forward(ONE));
        outbox.abandon();
        outbox.append(forward(TWO));
        assertThat(outbox.take(5)).isEmpty();
    }
}
