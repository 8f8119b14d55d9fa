/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.serve;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import modelrelay.fakebackend.journal.JournalEntry;
import modelrelay.fakebackend.journal.Outcome;

/** The answers that are not over, by request number: released and cut from outside. Thread-safe. */
public final class LiveAnswers {
    private final Map<Long, AnswerPlayer> players = new ConcurrentHashMap<>();

    void add(long request, AnswerPlayer player) {
        players.put(request, player);
    }

    void remove(long request) {
        players.remove(request);
    }

    /** Lets that many holds of each of these requests pass. */
    public void release(Collection<JournalEntry> requests, long count) {
        players(requests).forEach(player -> player.release(count));
    }

    /** Ends the answers of these requests where they are. */
    public void cut(Collection<JournalEntry> requests, Outcome how) {
        players(requests).forEach(player -> player.cut(how));
    }

    /** Ends all. */
    public void cutAll(Outcome how) {
        players.values().forEach(player -> player.cut(how));
    }

    private List<AnswerPlayer> players(Collection<JournalEntry> requests) {
        return requests.stream()
                .flatMap(one -> java.util.stream.Stream.ofNullable(players.get(one.sequence())))
                .toList();
    }
}
