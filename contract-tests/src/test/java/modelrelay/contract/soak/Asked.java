/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.soak;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request of a long run: what is asked, what the right answer is, and how far it has come. */
final class Asked {
    /** What its workers do with it. */
    enum Plan {
        /** Each answers it as fast as it can. */
        PROMPT,
        /** Those before the {@code turn}-th hold it until they are lost. */
        PATIENT,
        /** Each stops after {@code turn} pieces and holds it until it is lost. */
        HALTING
    }

    private static final int MAX_DISPATCHES = 4;

    private final String marker;
    private final boolean stream;
    private final Plan plan;
    private final int turn;
    private final String body;
    private final List<String> pieces;
    private final byte[] right;
    private final long sentNanos = System.nanoTime();
    private final int killsBefore;
    private int dispatches;
    private boolean hasBegun;
    private @Nullable SoakWorker holder;

    /**
     * A request that is about to be sent.
     *
     * @param pieces the right answer, in the pieces in which a worker sends it
     * @param killsBefore how many workers had been killed by then
     */
    Asked(String marker, Intent intent, String body, List<String> pieces, int killsBefore) {
        this.marker = marker;
        this.stream = intent.stream();
        this.plan = intent.plan();
        this.turn = intent.turn();
        this.body = body;
        this.pieces = pieces;
        this.right = String.join("", pieces).getBytes(StandardCharsets.UTF_8);
        this.killsBefore = killsBefore;
    }

    /** What kind of request it is. */
    record Intent(boolean stream, Plan plan, int turn) {}

    String marker() {
        return marker;
    }

    boolean isStream() {
        return stream;
    }

    Plan plan() {
        return plan;
    }

    String body() {
        return body;
    }

    List<String> pieces() {
        return pieces;
    }

    byte[] right() {
        return right.clone();
    }

    long sentNanos() {
        return sentNanos;
    }

    int killsBefore() {
        return killsBefore;
    }

    synchronized int dispatches() {
        return dispatches;
    }

    /** Its client has got a byte of the answer: nobody may begin another one. */
    synchronized void begin() {
        hasBegun = true;
    }

    /** A worker has got it. */
    synchronized void dispatched(SoakWorker worker, String received) {
        dispatches++;
        if (dispatches > MAX_DISPATCHES) {
            worker.fault("dispatch number " + dispatches + " of " + marker);
        }
        if (holder != null && !holder.isGone()) {
            worker.fault(marker + " is with another worker, which is still there");
        }
        if (hasBegun) {
            worker.fault(marker + " is dispatched again after its first byte");
        }
        if (!received.equals(body)) {
            worker.fault(marker + " has another body: " + received);
        }
        holder = worker;
    }

    /** Whether the worker that has it now only holds it, before it sends the next piece. */
    synchronized boolean isHeldAt(int piece) {
        return switch (plan) {
            case PROMPT -> false;
            case PATIENT -> dispatches < turn;
            case HALTING -> piece >= turn;
        };
    }
}
