/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.serve;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import modelrelay.fakebackend.journal.JournalEntry;
import modelrelay.fakebackend.journal.Outcome;
import org.jspecify.annotations.Nullable;

/** The answers that are not over, by request number: released and cut from outside. Thread-safe. */
public final class LiveAnswers {
    /** One of them, as seen from outside. */
    interface Live {
        /** Lets that many holds pass. */
        void release(long count);

        /** Ends the answer where it is. */
        void cut(Outcome how);
    }

    /** What came for answers that had ended meanwhile is forgotten beyond this. */
    private static final int MAX_EARLY = 1_000;

    private final Map<Long, Live> answers = new HashMap<>();

    /**
     * A request is in the journal a moment before its answer is here; what it is told then waits.
     */
    private final Map<Long, Consumer<Live>> early =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Consumer<Live>> eldest) {
                    return size() > MAX_EARLY;
                }
            };

    /** How every answer ends from now on; null while the backend serves. */
    private @Nullable Outcome ended;

    /** Takes one that begins; ends it at once after {@link #endAll}. */
    void add(long request, Live answer) {
        Consumer<Live> told;
        Outcome how;
        synchronized (this) {
            answers.put(request, answer);
            told = early.remove(request);
            how = ended;
        }
        if (told != null) {
            told.accept(answer);
        }
        if (how != null) {
            answer.cut(how);
        }
    }

    synchronized void remove(long request) {
        answers.remove(request);
        early.remove(request);
    }

    /** Lets that many holds of each of these requests pass. */
    public void release(Collection<JournalEntry> requests, long count) {
        requests.forEach(one -> tell(one.sequence(), answer -> answer.release(count)));
    }

    /** Ends the answers of these requests where they are. */
    public void cut(Collection<JournalEntry> requests, Outcome how) {
        requests.forEach(one -> tell(one.sequence(), answer -> answer.cut(how)));
    }

    /** Ends all, and those that have arrived but not begun as soon as they begin. */
    public void endAll(Outcome how) {
        List<Live> all;
        synchronized (this) {
            ended = how;
            all = List.copyOf(answers.values());
        }
        all.forEach(answer -> answer.cut(how));
    }

    void tell(long request, Consumer<Live> what) {
        Live answer;
        synchronized (this) {
            answer = answers.get(request);
            if (answer == null) {
                early.merge(request, what, Consumer::andThen);
            }
        }
        if (answer != null) {
            what.accept(answer);
        }
    }
}
