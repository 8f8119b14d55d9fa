/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import modelrelay.fakebackend.script.Match;
import modelrelay.fakebackend.script.Position;
import org.junit.jupiter.api.Test;

/** What the journal remembers and whom it calls. */
class JournalTest {
    private static final JournalQuery ALL = JournalQuery.matching(Match.ALL);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
    private final AtomicInteger calls = new AtomicInteger();
    private final Journal journal = new Journal(3, 1000, now::getAndIncrement);

    @Test
    void onlyTheFirstEndCounts() {
        var recording = journal.open(arrival("m", ""));
        recording.ended(Outcome.ABORTED);
        recording.ended(Outcome.COMPLETED);
        assertThat(journal.find(ALL).getFirst().outcome()).isEqualTo(Outcome.ABORTED);
    }

    @Test
    void aWatchIsCalledOnceWhenEnoughMatch() {
        var query = state(new JournalQuery.State.EndedAs(Outcome.ABORTED));
        var first = journal.open(arrival("m", ""));
        var _ = journal.await(query, 2, calls::incrementAndGet);
        first.ended(Outcome.ABORTED);
        journal.open(arrival("m", "")).ended(Outcome.COMPLETED);
        assertThat(calls).hasValue(0);
        journal.open(arrival("m", "")).ended(Outcome.ABORTED);
        journal.open(arrival("m", "")).ended(Outcome.ABORTED);
        assertThat(calls).hasValue(1);
    }

    @Test
    void aWatchForWhatIsThereIsCalledAtOnce() {
        journal.open(arrival("m", "")).waitsAt(Position.token(2));
        var _ = journal.await(gate("tokens"), 1, calls::incrementAndGet);
        assertThat(calls).hasValue(1);
    }

    @Test
    void aReleasedRequestNoLongerCounts() {
        var one = journal.open(arrival("m", ""));
        var two = journal.open(arrival("m", ""));
        var _ = journal.await(gate("any"), 2, calls::incrementAndGet);
        one.waitsAt(Position.HEAD);
        one.released();
        two.waitsAt(Position.HEAD);
        assertThat(calls).hasValue(0);
        one.waitsAt(Position.END);
        assertThat(calls).hasValue(1);
    }

    @Test
    void aCancelledWatchIsNotCalled() {
        journal.await(ALL, 1, calls::incrementAndGet).cancel();
        journal.open(arrival("m", ""));
        assertThat(calls).hasValue(0);
    }

    @Test
    void beyondTheLimitTheOldestEndedAreForgotten() {
        var open = journal.open(arrival("open", ""));
        for (int i = 0; i < 4; i++) {
            journal.open(arrival("m" + i, "")).ended(Outcome.COMPLETED);
        }
        assertThat(journal.find(ALL))
                .extracting(entry -> entry.arrival().model())
                .containsExactly("open", "m2", "m3");
        assertThat(journal.forgotten()).isEqualTo(2);
        assertThat(open.sequence()).isEqualTo(1);
    }

    @Test
    void bodiesAreBoundedAsWell() {
        journal.open(arrival("a", "x".repeat(600))).ended(Outcome.COMPLETED);
        journal.open(arrival("b", "x".repeat(600))).ended(Outcome.COMPLETED);
        assertThat(journal.find(ALL))
                .extracting(entry -> entry.arrival().model())
                .containsExactly("b");
    }

    @Test
    void forgettingSparesOpenRequestsAndOthers() {
        journal.open(arrival("m", "mark")).ended(Outcome.COMPLETED);
        journal.open(arrival("m", "mark"));
        journal.open(arrival("m", "other")).ended(Outcome.COMPLETED);
        var marked = JournalQuery.matching(new Match("mark", null, null, null));
        assertThat(journal.forget(marked)).isEqualTo(1);
        assertThat(journal.find(ALL)).hasSize(2);
    }

    private static JournalQuery state(JournalQuery.State state) {
        return new JournalQuery(Match.ALL, null, 0, state, null, 0);
    }

    private static JournalQuery gate(String gate) {
        return new JournalQuery(Match.ALL, null, 0, new JournalQuery.State.Any(), gate, 0);
    }

    private static Arrival arrival(String model, String body) {
        return new Arrival(
                1,
                "POST",
                "/v1/messages",
                Map.of("a", List.of("b")),
                model,
                false,
                body,
                body.length(),
                "",
                0);
    }
}
