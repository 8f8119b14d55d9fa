/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.relay;

import java.util.concurrent.CompletableFuture;
import modelrelay.server.core.terms.Effect;

/**
 * What follows from a turn once the lock is released: workers are written to, clients told, facts
 * counted and logged. Runs on the thread that submitted the event.
 */
final class Aftermath {
    private final RelayLog log;
    private final Counters counters;
    private final CompletableFuture<Boolean> shutDown;

    Aftermath(RelayLog log, Counters counters, CompletableFuture<Boolean> shutDown) {
        this.log = log;
        this.counters = counters;
        this.shutDown = shutDown;
    }

    void of(Turn turn) {
        // Workers first: they are what somebody waits for.
        turn.flushPorts();
        if (turn.lost() != null) {
            log.lost(turn.lost());
        }
        for (Turn.Done done : turn.done()) {
            of(done, turn.nowNanos());
        }
    }

    private void of(Turn.Done done, long nowNanos) {
        Exchange exchange = done.exchange();
        switch (done.effect()) {
            case Effect.Dispatch dispatch when exchange != null -> {
                if (dispatch.dispatches() == 1) {
                    counters.dispatched(nowNanos - exchange.arrivedNanos());
                }
                log.dispatched(dispatch, exchange);
            }
            case Effect.OpenAnswer _ when exchange != null ->
                    counters.answerStarted(nowNanos - exchange.arrivedNanos());
            case Effect.Requeue requeue -> log.requeued(requeue);
            case Effect.End end when exchange != null -> end(end, exchange, nowNanos);
            case Effect.StartDrain drain -> log.draining(drain);
            case Effect.CloseWorker close -> log.closed(close.worker(), close.reason());
            case Effect.DropFrame dropped -> {
                counters.frameDropped();
                log.frameDropped(dropped.worker(), dropped.request().text());
            }
            case Effect.ShutdownBegun begun -> log.shutdownBegun(begun);
            case Effect.ShutdownEnded ended -> {
                log.shutdownEnded(ended);
                shutDown.complete(ended.inTime());
            }
            case Effect.Acknowledge _,
                    Effect.AskLastHeard _,
                    Effect.Cancel _,
                    Effect.Dispatch _,
                    Effect.End _,
                    Effect.Enqueue _,
                    Effect.OpenAnswer _,
                    Effect.Ping _,
                    Effect.RefreshModels _ -> {}
        }
    }

    private void end(Effect.End end, Exchange exchange, long nowNanos) {
        switch (end) {
            // The attempt that completed it ends the stream itself: it has the answer.
            case Effect.Complete _ -> {}
            case Effect.Reject reject -> exchange.stream().fail(reject.reason());
            case Effect.BreakOff breakOff -> exchange.stream().fail(breakOff.reason());
            case Effect.Forget _ -> exchange.stream().abandon();
        }
        long nanos = nowNanos - exchange.arrivedNanos();
        counters.ended(end, nanos);
        log.ended(end, exchange, nanos);
    }
}
