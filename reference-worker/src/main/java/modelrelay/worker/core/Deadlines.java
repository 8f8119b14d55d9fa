/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.core;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The running timers. Times may wrap around; only their differences count. */
final class Deadlines {

    private final Map<Timer, Long> running = new EnumMap<>(Timer.class);

    /** Starts the timer, anew if it runs. */
    void start(Timer timer, long atNanos) {
        running.put(timer, atNanos);
    }

    /** Moves the timer if it runs. */
    void postpone(Timer timer, long atNanos) {
        running.replace(timer, atNanos);
    }

    void stop(Timer... timers) {
        for (Timer timer : timers) {
            running.remove(timer);
        }
    }

    void stopAll() {
        running.clear();
    }

    boolean isRunning(Timer timer) {
        return running.containsKey(timer);
    }

    /** When the first of them is due. */
    OptionalLong next() {
        return running.values().stream()
                .reduce((one, other) -> one - other <= 0 ? one : other)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** Those whose time has come, in the order of the enum; they go on running until stopped. */
    List<Timer> due(long nowNanos) {
        List<Timer> due = new ArrayList<>();
        running.forEach((timer, at) -> {
            if (at - nowNanos <= 0) {
                due.add(timer);
            }
        });
        return due;
    }
}
