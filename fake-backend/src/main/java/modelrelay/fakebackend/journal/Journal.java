/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.journal;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What the backend saw, in order of arrival. Thread-safe; nobody is called back under its lock.
 *
 * <p>Bounded: beyond the limits the oldest ended requests are forgotten, open ones never are.
 */
public final class Journal {
    private final int entryLimit;
    private final long bodyLimitBytes;
    private final LongSupplier nanos;

    @GuardedBy("this")
    private final TreeMap<Long, Recording> recordings = new TreeMap<>();

    @GuardedBy("this")
    private final Set<Watch> watches = new HashSet<>();

    @GuardedBy("this")
    private long arrived;

    @GuardedBy("this")
    private long forgotten;

    @GuardedBy("this")
    private long bodyBytes;

    /**
     * An empty journal.
     *
     * @param entryLimit how many requests it remembers
     * @param bodyLimitBytes how much body text it remembers over all requests
     * @param nanos the clock of all its times
     */
    public Journal(int entryLimit, long bodyLimitBytes, LongSupplier nanos) {
        this.entryLimit = entryLimit;
        this.bodyLimitBytes = bodyLimitBytes;
        this.nanos = nanos;
    }

    /** Opens the entry of a request. */
    public Recording open(Arrival arrival) {
        List<Watch> satisfied;
        Recording recording;
        synchronized (this) {
            arrived++;
            recording = new Recording(this, arrived, arrival);
            recordings.put(arrived, recording);
            bodyBytes += arrival.body().length();
            evict();
            satisfied = satisfied(recording, true);
        }
        satisfied.forEach(Watch::fire);
        return recording;
    }

    /** The entries that match now, oldest first. */
    public synchronized List<JournalEntry> find(JournalQuery query) {
        return recordings.values().stream()
                .filter(one -> query.concerns(one.sequence(), one.arrival()) && query.holds(one))
                .map(Recording::snapshot)
                .toList();
    }

    /**
     * Calls back once, as soon as that many entries match, possibly at once; on the thread that
     * noted the last change.
     *
     * @return the watch, to be ended by whoever loses patience
     */
    public Watch await(JournalQuery query, int count, Runnable callback) {
        var watch = new Watch(this, query, count, callback);
        boolean now;
        synchronized (this) {
            for (Recording recording : recordings.values()) {
                watch.arrived(recording);
                watch.changed(recording);
            }
            now = watch.isSatisfied();
            if (!now) {
                watches.add(watch);
            }
        }
        if (now) {
            watch.fire();
        }
        return watch;
    }

    /** Forgets the ended requests that match and tells how many those were. */
    public synchronized int forget(JournalQuery query) {
        int before = recordings.size();
        drop(
                recordings.values().stream()
                        .filter(one -> !one.isOpen())
                        .filter(one -> query.concerns(one.sequence(), one.arrival()))
                        .filter(query::holds)
                        .toList());
        return before - recordings.size();
    }

    /** How many requests were forgotten because a limit was reached. */
    public synchronized long forgotten() {
        return forgotten;
    }

    /** The number of the newest request. */
    public synchronized long newest() {
        return arrived;
    }

    void note(Recording recording, Consumer<Long> change, boolean watched) {
        List<Watch> satisfied;
        synchronized (this) {
            change.accept(nanos.getAsLong());
            satisfied = watched ? satisfied(recording, false) : List.of();
        }
        satisfied.forEach(Watch::fire);
    }

    synchronized void remove(Watch watch) {
        watches.remove(watch);
    }

    @GuardedBy("this")
    private List<Watch> satisfied(Recording recording, boolean isNew) {
        var satisfied = new ArrayList<Watch>(0);
        for (Watch watch : watches) {
            if (isNew) {
                watch.arrived(recording);
            }
            watch.changed(recording);
            if (watch.isSatisfied()) {
                satisfied.add(watch);
            }
        }
        satisfied.forEach(watches::remove);
        return satisfied;
    }

    @GuardedBy("this")
    private void evict() {
        if (recordings.size() <= entryLimit && bodyBytes <= bodyLimitBytes) {
            return;
        }
        var oldest = new ArrayList<Recording>();
        int entries = recordings.size();
        long bytes = bodyBytes;
        for (Recording one : recordings.values()) {
            if (entries <= entryLimit && bytes <= bodyLimitBytes) {
                break;
            }
            if (!one.isOpen()) {
                oldest.add(one);
                entries--;
                bytes -= one.arrival().body().length();
            }
        }
        forgotten += oldest.size();
        drop(oldest);
    }

    @GuardedBy("this")
    private void drop(Collection<Recording> gone) {
        for (Recording one : gone) {
            recordings.remove(one.sequence());
            bodyBytes -= one.arrival().body().length();
        }
    }
}
