/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.script;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The scripts in force, in the order they were given. Thread-safe. */
public final class Scripts {
    private static final int LIMIT = 10_000;

    /**
     * One script in force.
     *
     * @param left uses that are left; null is sticky
     */
    public record Entry(String id, Script script, @Nullable Integer left) {}

    @GuardedBy("this")
    private final List<Entry> entries = new ArrayList<>();

    @GuardedBy("this")
    private long added;

    /** Adds a script behind the others. */
    public synchronized String add(Script script) throws BadScript {
        if (entries.size() >= LIMIT) {
            throw new BadScript("there are already %d scripts; delete some".formatted(LIMIT));
        }
        added++;
        String id = "s" + added;
        entries.add(new Entry(id, script, script.times()));
        return id;
    }

    /** The first script that matches; its use is counted. */
    public synchronized Optional<Entry> take(Match.Target request) {
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            if (entry.script().match().test(request)) {
                count(i, entry);
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** A copy of what is in force. */
    public synchronized List<Entry> list() {
        return List.copyOf(entries);
    }

    /** Removes scripts and tells how many. */
    public synchronized int remove(Predicate<Entry> which) {
        int before = entries.size();
        entries.removeIf(which);
        return before - entries.size();
    }

    @GuardedBy("this")
    private void count(int index, Entry entry) {
        if (entry.left() == null) {
            return;
        }
        if (entry.left() == 1) {
            entries.remove(index);
        } else {
            entries.set(index, new Entry(entry.id(), entry.script(), entry.left() - 1));
        }
    }
}
