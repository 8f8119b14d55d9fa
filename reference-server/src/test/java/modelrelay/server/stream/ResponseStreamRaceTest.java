/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import modelrelay.server.stream.ResponseStream.Put;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One answer with its writers and its client on threads of their own. */
final class ResponseStreamRaceTest {
    private static final Dialect.Answer END =
            new Dialect.Answer(new ResponseHead(200, Map.of()), new byte[0]);
    private static final StreamBounds ROOMY = StreamBounds.standard();

    private final ExecutorService clientThread = Executors.newSingleThreadExecutor();
    private final ExecutorService workerThreads = Executors.newFixedThreadPool(3);

    @AfterEach
    void stopThreads() {
        clientThread.shutdownNow();
        workerThreads.shutdownNow();
    }

    /** A client that drains on its own thread whenever it is told. */
    private final class Reader implements StreamListener {
        private final FakeClient client = new FakeClient();
        private final ResponseStream<String> stream = new ResponseStream<>(ROOMY, client, this);
        private final AtomicInteger wakeUps = new AtomicInteger();
        private final CountDownLatch ended = new CountDownLatch(1);

        @Override
        public void drainable() {
            wakeUps.incrementAndGet();
            clientThread.execute(this::drain);
        }

        private void drain() {
            try {
                if (stream.drain(client) == ResponseStream.Drained.ENDED) {
                    ended.countDown();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void fellBehind(long episode) {}

        @Override
        public void abandoned() {
            ended.countDown();
        }

        String awaitText() throws Exception {
            assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
            return clientThread.submit(client::received).get();
        }
    }

    @Test
    void noWakeUpIsLostAndNoByteOutOfOrder() throws Exception {
        for (int round = 0; round < 300; round++) {
            Reader reader = new Reader();
            ResponseStream<String>.Writer writer = reader.stream.open();
            StringBuilder expected = new StringBuilder();
            for (int i = 0; i < 200; i++) {
                String piece = i + ";";
                expected.append(piece);
                assertThat(writer.append(null, piece.getBytes(UTF_8))).isEqualTo(Put.ACCEPTED);
                if (i % 3 == 0) {
                    writer.flush();
                }
            }
            assertThat(writer.complete(END)).isTrue();
            assertThat(reader.awaitText()).isEqualTo(expected.toString());
            assertThat(reader.wakeUps.get()).isLessThanOrEqualTo(68);
        }
    }

    @Test
    void afterTheNextWriterHasBegunTheFormerOneIsNeverHeardAgain() throws Exception {
        for (int round = 0; round < 300; round++) {
            Reader reader = new Reader();
            ResponseStream<String>.Writer former = reader.stream.open();
            Future<?> writing =
                    workerThreads.submit(() -> {
                        while (former.append(null, new byte[] {'a'}) == Put.ACCEPTED) {
                            former.flush();
                        }
                    });
            ResponseStream<String>.Writer next = reader.stream.open();
            assertThat(next.append(null, new byte[] {'b'})).isEqualTo(Put.ACCEPTED);
            assertThat(next.complete(END)).isTrue();
            writing.get(30, TimeUnit.SECONDS);
            assertThat(reader.awaitText()).matches("a*b");
        }
    }

    @Test
    void ofManyEndsExactlyOneCounts() throws Exception {
        for (int round = 0; round < 300; round++) {
            Reader reader = new Reader();
            ResponseStream<String>.Writer writer = reader.stream.open();
            List<Future<Boolean>> ends = new ArrayList<>();
            ends.add(workerThreads.submit(() -> reader.stream.fail("one")));
            ends.add(workerThreads.submit(() -> reader.stream.fail("two")));
            ends.add(workerThreads.submit(() -> writer.complete(END)));
            int won = 0;
            for (Future<Boolean> end : ends) {
                won += end.get(30, TimeUnit.SECONDS) ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
            assertThat(reader.awaitText()).isIn("", "refused: one", "refused: two");
        }
    }
}
