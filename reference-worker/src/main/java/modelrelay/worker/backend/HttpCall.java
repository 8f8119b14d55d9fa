/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.backend;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One exchange with the JDK's HTTP client, which pushes the body's bytes here as they arrive.
 *
 * <p>The listener hears exactly one of end and failure. Closing cancels the client's future, which
 * closes the connection in every stage.
 */
final class HttpCall implements BackendCall, BodySubscriber<@Nullable Void> {

    private final AnswerListener listener;
    private final long idleNanos;
    private final ScheduledExecutorService clock;
    private final AtomicBoolean over = new AtomicBoolean();
    private final CompletableFuture<@Nullable Void> body = new CompletableFuture<>();

    private volatile @Nullable CompletableFuture<?> exchange;
    private volatile Flow.@Nullable Subscription subscription;
    private volatile @Nullable ScheduledFuture<?> idleCheck;
    private volatile long lastHeardNanos = System.nanoTime();

    // While the relay is slow to take bytes, the silence is ours and not the backend's.
    private volatile boolean delivering;

    HttpCall(AnswerListener listener, Duration idle, ScheduledExecutorService clock) {
        this.listener = listener;
        this.idleNanos = idle.toNanos();
        this.clock = clock;
    }

    void start(HttpClient client, HttpRequest request) {
        watch(idleNanos);
        CompletableFuture<?> sent = client.sendAsync(request, this::begin);
        exchange = sent;
        CompletableFuture<?> _ =
                sent.whenComplete((response, thrown) -> {
                    if (thrown != null) {
                        fail(HttpBackend.fault(thrown), detail(thrown));
                    }
                });
        if (over.get()) {
            close();
        }
    }

    @Override
    public void close() {
        over.set(true);
        release();
        CompletableFuture<?> sent = exchange;
        if (sent != null) {
            sent.cancel(true);
        }
        Flow.Subscription running = subscription;
        if (running != null) {
            running.cancel();
        }
        body.complete(null);
    }

    private BodySubscriber<@Nullable Void> begin(ResponseInfo head) {
        lastHeardNanos = System.nanoTime();
        Map<String, String> headers = new LinkedHashMap<>();
        head.headers()
                .map()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        if (!over.get()) {
            listener.head(head.statusCode(), headers);
        }
        return this;
    }

    @Override
    public CompletionStage<@Nullable Void> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription running) {
        subscription = running;
        if (over.get()) {
            running.cancel();
        } else {
            running.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        delivering = true;
        try {
            for (ByteBuffer piece : pieces) {
                if (!over.get()) {
                    listener.bytes(piece);
                }
            }
        } finally {
            lastHeardNanos = System.nanoTime();
            delivering = false;
        }
        Flow.Subscription running = subscription;
        if (running != null && !over.get()) {
            running.request(1);
        }
    }

    @Override
    public void onError(Throwable thrown) {
        fail(HttpBackend.fault(thrown), detail(thrown));
        body.complete(null);
    }

    @Override
    public void onComplete() {
        if (over.compareAndSet(false, true)) {
            release();
            listener.end();
        }
        body.complete(null);
    }

    private void fail(BackendFault fault, String detail) {
        if (over.compareAndSet(false, true)) {
            release();
            listener.failed(fault, detail);
        }
    }

    private void release() {
        ScheduledFuture<?> check = idleCheck;
        if (check != null) {
            check.cancel(false);
        }
    }

    /** Looks again when the present silence would be too long; no work per piece of body. */
    private void watch(long nanos) {
        idleCheck = clock.schedule(this::checkIdle, Math.max(nanos, 1), TimeUnit.NANOSECONDS);
        if (over.get()) {
            release();
        }
    }

    private void checkIdle() {
        if (over.get()) {
            return;
        }
        long left = delivering ? idleNanos : idleNanos - (System.nanoTime() - lastHeardNanos);
        if (left > 0) {
            watch(left);
        } else {
            // Not on the clock's thread: the listener may be held up by the relay.
            Thread.startVirtualThread(() -> {
                fail(BackendFault.IDLE, "idle timeout");
                close();
            });
        }
    }

    private static String detail(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null
                        ? thrown.getCause()
                        : thrown;
        return cause.getClass().getSimpleName()
                + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
    }
}
