/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import modelrelay.server.core.terms.Event;
import modelrelay.server.core.terms.Limits;
import modelrelay.server.core.terms.ProviderName;
import modelrelay.server.core.terms.Registration;
import modelrelay.server.core.terms.RequestId;
import modelrelay.server.core.terms.WorkerId;
import modelrelay.server.stream.Dialect;
import modelrelay.server.stream.ResponseHead;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The owner of the core with clients, workers and time on threads of their own. */
final class RelayRaceTest {
    private static final ProviderName LOCAL = new ProviderName("local");
    private static final int REQUESTS = 400;
    private static final int CLIENTS = 3;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger names = new AtomicInteger();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    private static Limits limits(Duration queue, int maxQueueLength) {
        return new Limits(
                maxQueueLength,
                1_000,
                10,
                100,
                new Limits.Times(
                        queue,
                        Duration.ZERO,
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(45),
                        Duration.ofSeconds(30)));
    }

    private static ForwardedRequest content() {
        return new ForwardedRequest(
                LOCAL,
                "llama",
                "/v1/chat/completions",
                true,
                new ForwardedRequest.Content(Map.of(), "{}".getBytes(UTF_8)));
    }

    /** Answers in three pieces, or vanishes on the way and comes back as another connection. */
    private final class RestlessWorker implements Runnable, WorkerPort {
        private final Relay relay;
        private final Random random;
        private final BlockingQueue<WorkerOrder> orders = new LinkedBlockingQueue<>();
        private WorkerId id = new WorkerId("none");

        RestlessWorker(Relay relay, long seed) {
            this.relay = relay;
            this.random = new Random(seed);
        }

        @Override
        public void append(WorkerOrder order) {
            orders.add(order);
        }

        @Override
        public void flush() {}

        @Override
        public long lastHeardNanos() {
            return relay.nowNanos();
        }

        private void connect() {
            orders.clear();
            id = new WorkerId("w" + names.incrementAndGet());
            relay.register(
                    id, LOCAL, new Registration("w", List.of("llama"), 2, 0, protocol()), this);
        }

        private static Registration.Protocol protocol() {
            return new Registration.Protocol(null, List.of());
        }

        @Override
        public void run() {
            connect();
            try {
                while (true) {
                    if (orders.take() instanceof WorkerOrder.Forward(RequestId request, var _)) {
                        serve(request);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void serve(RequestId request) {
            int luck = random.nextInt(10);
            if (luck == 0) {
                vanish();
                return;
            }
            Attempt attempt = relay.attempt(id, request.text());
            if (attempt == null) {
                return;
            }
            for (String piece : new String[] {"<", request.text(), ">"}) {
                if (attempt.chunk(null, piece.getBytes(UTF_8))) {
                    attempt.flush();
                }
                if (luck == 1) {
                    vanish();
                    return;
                }
            }
            attempt.complete(new Dialect.Answer(new ResponseHead(200, Map.of()), new byte[0]));
        }

        private void vanish() {
            relay.tell(new Event.WorkerLost(id));
            connect();
        }
    }

    @Test
    void everyRequestEndsOnceAndNoTextComesTwice() throws Exception {
        try (Relay relay = new Relay(limits(Duration.ZERO, 0), System::nanoTime)) {
            relay.start();
            relay.enable(LOCAL);
            for (int i = 0; i < 3; i++) {
                threads.execute(new RestlessWorker(relay, i));
            }
            List<Future<List<FakeExchange>>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                String name = "c" + i + "-";
                clients.add(threads.submit(() -> submitAll(relay, name)));
            }
            for (Future<List<FakeExchange>> client : clients) {
                List<FakeExchange> exchanges = client.get(60, TimeUnit.SECONDS);
                // Once for all of them: each wait costs at least its first poll delay.
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> exchanges.stream().noneMatch(one -> one.end().isEmpty()));
                for (FakeExchange exchange : exchanges) {
                    assertThat(exchange.end()).isIn("whole", "broken", "abandoned");
                    assertThat(exchange.received())
                            .matches("<?|<c\\d-\\d+>?|<!WORKER_LOST|<c\\d-\\d+>?!WORKER_LOST");
                }
            }
            RelayStats stats = relay.stats();
            assertThat(stats.outcomes().values().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo((long) REQUESTS * CLIENTS);
        }
    }

    private static List<FakeExchange> submitAll(Relay relay, String name) {
        List<FakeExchange> exchanges = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            FakeExchange exchange = new FakeExchange();
            RequestId request = new RequestId(name + i);
            relay.submit(request, content(), exchange.stream(), relay.nowNanos());
            if (i % 7 == 0) {
                relay.cancel(request);
            }
            exchanges.add(exchange);
        }
        return exchanges;
    }

    @Test
    void theTickerWakesAtTheNextDeadlineAndAtAnEarlierOneThatComesLater() {
        try (Relay relay = new Relay(limits(Duration.ofMillis(20), 0), System::nanoTime)) {
            relay.start();
            relay.enable(LOCAL);
            RestlessWorker idle = new RestlessWorker(relay, 1);
            // Its ping is due in 15 s; the request's timeout much sooner.
            idle.connect();
            FakeExchange exchange = new FakeExchange();
            relay.submit(
                    new RequestId("r"),
                    new ForwardedRequest(
                            LOCAL,
                            "another",
                            "/v1/chat/completions",
                            false,
                            new ForwardedRequest.Content(Map.of(), new byte[0])),
                    exchange.stream(),
                    relay.nowNanos());
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> exchange.received().equals("QUEUE_TIMEOUT"));
        }
    }

    @Test
    void aStoppedTickerIsGone() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Relay relay = new Relay(Limits.standard(), System::nanoTime);
        relay.start();
        relay.close();
        relay.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread))
                .extracting(Thread::getName)
                .doesNotContain("relay-ticker");
    }
}
