/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Tries many programs, some at a time. */
final class Trials {
    private Trials() {}

    /**
     * Tries all; blocks.
     *
     * @param heard hears of each trial as it ends, from one thread at a time
     */
    static <T> List<Trial> all(
            List<T> programs, int parallel, Function<T, Trial> attempt, Consumer<Trial> heard)
            throws InterruptedException {
        try (ExecutorService pool =
                Executors.newFixedThreadPool(parallel, Thread.ofPlatform().daemon().factory())) {
            var running = new ArrayList<Future<Trial>>();
            for (T program : programs) {
                running.add(
                        pool.submit(() -> {
                            Trial trial = attempt.apply(program);
                            synchronized (heard) {
                                heard.accept(trial);
                            }
                            return trial;
                        }));
            }
            var trials = new ArrayList<Trial>();
            for (Future<Trial> one : running) {
                trials.add(one.get());
            }
            return trials;
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a trial broke off", broken.getCause());
        }
    }
}
