/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import modelrelay.fakebackend.script.Position;
import org.jspecify.annotations.Nullable;

/**
 * The pen for one request's entry: whoever answers the request notes here what happens. Thread-safe
 * through the journal's lock.
 */
public final class Recording {
    private static final int TOKEN_TIMES_LIMIT = 10_000;

    private final Journal journal;
    private final long sequence;
    private final Arrival arrival;
    private final List<Long> tokenNanos = new ArrayList<>();
    private @Nullable String script;
    private @Nullable Position gate;
    private @Nullable Integer status;
    private @Nullable Long headSentNanos;
    private int tokensSent;
    private long bytesSent;
    private @Nullable Long endedNanos;
    private @Nullable Outcome outcome;

    Recording(Journal journal, long sequence, Arrival arrival) {
        this.journal = journal;
        this.sequence = sequence;
        this.arrival = arrival;
    }

    public long sequence() {
        return sequence;
    }

    public Arrival arrival() {
        return arrival;
    }

    /** A script answers this request. */
    public void answeredBy(String scriptId) {
        note(now -> script = scriptId);
    }

    /** The head has left. */
    public void headSent(int sentStatus) {
        note(now -> {
            status = sentStatus;
            headSentNanos = now;
        });
    }

    /** One more token has left. */
    public void tokenSent() {
        note(now -> {
            tokensSent++;
            if (tokenNanos.size() < TOKEN_TIMES_LIMIT) {
                tokenNanos.add(now);
            }
        });
    }

    /** Body bytes have left. */
    public void bytesSent(long more) {
        journal.note(this, now -> bytesSent += more, false);
    }

    /** The answer is held. */
    public void waitsAt(Position position) {
        note(now -> gate = position);
    }

    /** The answer goes on. */
    public void released() {
        note(now -> gate = null);
    }

    /** The request is over; only the first end counts. */
    public void ended(Outcome how) {
        note(now -> {
            if (outcome == null) {
                outcome = how;
                endedNanos = now;
                gate = null;
            }
        });
    }

    private void note(Consumer<Long> change) {
        journal.note(this, change, true);
    }

    // The rest is called by the journal, under its lock.

    boolean isIn(JournalQuery.State state) {
        return switch (state) {
            case JournalQuery.State.Any _ -> true;
            case JournalQuery.State.Open _ -> outcome == null;
            case JournalQuery.State.Ended _ -> outcome != null;
            case JournalQuery.State.EndedAs(Outcome how) -> outcome == how;
            case JournalQuery.State.Answering _ -> headSentNanos != null;
        };
    }

    boolean waitsAt(@Nullable String asked) {
        return asked == null
                || (gate != null && (asked.equals("any") || Position.parse(asked).covers(gate)));
    }

    int tokensSent() {
        return tokensSent;
    }

    boolean isOpen() {
        return outcome == null;
    }

    JournalEntry snapshot() {
        return new JournalEntry(
                sequence,
                arrival,
                script,
                gate,
                status,
                headSentNanos,
                tokensSent,
                List.copyOf(tokenNanos),
                bytesSent,
                endedNanos,
                outcome);
    }
}
