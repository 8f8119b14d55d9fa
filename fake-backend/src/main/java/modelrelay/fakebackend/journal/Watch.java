/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.journal;

import java.util.HashSet;
import java.util.Set;

/** Somebody who waits for entries to match. Its state belongs to the journal's lock. */
public final class Watch {
    private final Journal journal;
    private final JournalQuery query;
    private final int count;
    private final Runnable callback;
    private final Set<Long> concerned = new HashSet<>();
    private final Set<Long> matching = new HashSet<>();

    Watch(Journal journal, JournalQuery query, int count, Runnable callback) {
        this.journal = journal;
        this.query = query;
        this.count = count;
        this.callback = callback;
    }

    /** Stops waiting; the callback may just be under way. */
    public void cancel() {
        journal.remove(this);
    }

    void arrived(Recording recording) {
        if (query.concerns(recording.sequence(), recording.arrival())) {
            concerned.add(recording.sequence());
        }
    }

    void changed(Recording recording) {
        if (concerned.contains(recording.sequence()) && query.holds(recording)) {
            matching.add(recording.sequence());
        } else {
            matching.remove(recording.sequence());
        }
    }

    boolean isSatisfied() {
        return matching.size() >= count;
    }

    void fire() {
        callback.run();
    }
}
