/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.journal;

import modelrelay.fakebackend.script.Match;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the journal are asked for; everything given must hold.
 *
 * @param sequence only this one; null for any
 * @param after only later ones
 * @param state where the request must be
 * @param gate the gate it must wait at, or {@code any}; null for any or none
 * @param tokensAtLeast how many tokens must have left
 */
public record JournalQuery(
        Match match,
        @Nullable Long sequence,
        long after,
        State state,
        @Nullable String gate,
        int tokensAtLeast) {

    /** Where a request is. */
    public sealed interface State {
        /** Anywhere. */
        record Any() implements State {}

        /** Not ended. */
        record Open() implements State {}

        /** Ended in whatever way. */
        record Ended() implements State {}

        /** Ended in that way. */
        record EndedAs(Outcome outcome) implements State {}

        /** The head has left. */
        record Answering() implements State {}
    }

    /** Everything that matches, wherever it is. */
    public static JournalQuery matching(Match match) {
        return new JournalQuery(match, null, 0, new State.Any(), null, 0);
    }

    /** The same, only open requests. */
    public JournalQuery open() {
        return new JournalQuery(match, sequence, after, new State.Open(), gate, tokensAtLeast);
    }

    /** The same, only requests that wait at a gate. */
    public JournalQuery waiting() {
        return new JournalQuery(
                match,
                sequence,
                after,
                new State.Open(),
                gate == null ? "any" : gate,
                tokensAtLeast);
    }

    /** The part that cannot change once the request is there. */
    boolean concerns(long number, Match.Target arrival) {
        return number > after && (sequence == null || sequence == number) && match.test(arrival);
    }

    /** The part that changes. */
    boolean holds(Recording recording) {
        return recording.isIn(state)
                && recording.waitsAt(gate)
                && recording.tokensSent() >= tokensAtLeast;
    }
}
