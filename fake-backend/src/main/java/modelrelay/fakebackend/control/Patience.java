/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.control;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/** Answers a control request later: when something has happened, or when its patience ends. */
final class Patience {
    private Patience() {}

    /**
     * Waits without holding a thread.
     *
     * @param millis how long at most
     * @param begin starts to wait and gets what to call when it has happened; returns what ends the
     *     waiting. Both may be called on any thread
     * @param answer called once on the exchange's I/O thread; true if it has happened
     */
    static void await(
            HttpServerExchange exchange,
            int millis,
            Function<Runnable, Runnable> begin,
            Consumer<Boolean> answer) {
        exchange.dispatch(
                SameThreadExecutor.INSTANCE,
                () -> {
                    var thread = exchange.getIoThread();
                    var answered = new AtomicBoolean();
                    Runnable end =
                            begin.apply(() ->
                                    thread.execute(
                                            () -> once(answered, () -> answer.accept(true))));
                    var _ =
                            thread.executeAfter(
                                    () ->
                                            once(
                                                    answered,
                                                    () -> {
                                                        end.run();
                                                        answer.accept(false);
                                                    }),
                                    millis,
                                    TimeUnit.MILLISECONDS);
                });
    }

    private static void once(AtomicBoolean done, Runnable action) {
        if (done.compareAndSet(false, true)) {
            action.run();
        }
    }
}
