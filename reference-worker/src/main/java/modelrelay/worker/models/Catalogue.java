/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import modelrelay.worker.backend.AnswerListener;
import modelrelay.worker.backend.Backend;
import modelrelay.worker.backend.BackendCall;
import modelrelay.worker.backend.BackendFault;
import modelrelay.worker.backend.BackendRequest;
import org.jspecify.annotations.Nullable;

/** Asks a backend for its models: {@code GET /v1/models}, the list of both dialects. */
public final class Catalogue {

    private static final String PATH = "/v1/models";
    private static final int MAX_BYTES = 4 << 20;
    private static final int OK = 200;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Catalogue() {}

    /**
     * Begins a look-up and returns at once.
     *
     * @param timeoutNanos after this the backend counts as down
     * @param result called once on another thread; null when nothing was found out
     */
    public static void lookUp(
            Backend backend,
            ScheduledExecutorService clock,
            long timeoutNanos,
            Consumer<@Nullable List<String>> result) {
        LookUp lookUp = new LookUp(result);
        BackendCall call = backend.send(BackendRequest.get(PATH), lookUp);
        lookUp.timeout =
                clock.schedule(
                        () -> {
                            call.close();
                            lookUp.finish(null);
                        },
                        timeoutNanos,
                        TimeUnit.NANOSECONDS);
        if (lookUp.over.get()) {
            lookUp.timeout.cancel(false);
        }
    }

    /** The ids in the list, or null if it is not one. */
    static @Nullable List<String> ids(byte[] body) {
        try {
            JsonNode data = JSON.readTree(body).path("data");
            if (!data.isArray()) {
                return null;
            }
            List<String> ids = new ArrayList<>();
            for (JsonNode model : data) {
                String id = model.path("id").asText("").strip();
                if (!id.isEmpty()) {
                    ids.add(id);
                }
            }
            return ids;
        } catch (IOException notJson) {
            return null;
        }
    }

    /** One answer being collected. */
    private static final class LookUp implements AnswerListener {

        private final Consumer<@Nullable List<String>> result;
        private final AtomicBoolean over = new AtomicBoolean();
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private volatile @Nullable ScheduledFuture<?> timeout;
        private boolean usable;

        private LookUp(Consumer<@Nullable List<String>> result) {
            this.result = result;
        }

        @Override
        public void head(int status, Map<String, String> headers) {
            usable = status == OK;
        }

        @Override
        public void bytes(ByteBuffer bytes) {
            usable &= body.size() + bytes.remaining() <= MAX_BYTES;
            if (usable) {
                byte[] piece = new byte[bytes.remaining()];
                bytes.get(piece);
                body.writeBytes(piece);
            }
        }

        @Override
        public void end() {
            finish(usable ? ids(body.toByteArray()) : null);
        }

        @Override
        public void failed(BackendFault fault, String detail) {
            finish(null);
        }

        private void finish(@Nullable List<String> found) {
            if (over.compareAndSet(false, true)) {
                ScheduledFuture<?> running = timeout;
                if (running != null) {
                    running.cancel(false);
                }
                result.accept(found);
            }
        }
    }
}
