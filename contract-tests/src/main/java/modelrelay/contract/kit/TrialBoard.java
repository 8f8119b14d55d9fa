/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.kit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import modelrelay.contract.selftest.Trial;

/** Tells how a selftest goes while it goes, and at its end what was not as it should be. */
final class TrialBoard {
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What became of the programs of one kind. */
    private record Heap(String kind, int planned, long fromNanos, List<Trial> trials) {
        List<Trial> unexpected() {
            return trials.stream().filter(Predicate.not(Trial::expected)).toList();
        }

        long seconds() {
            return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - fromNanos);
        }
    }

    private final PrintWriter out;
    private final PrintWriter log;
    private final List<String> summary = new ArrayList<>();
    private final List<Heap> heaps = new ArrayList<>();
    private long told = System.nanoTime();

    /**
     * A board.
     *
     * @param out for people
     * @param log for all that was seen, a line of JSON for each program
     */
    TrialBoard(PrintWriter out, PrintWriter log) {
        this.out = out;
        this.log = log;
    }

    /** So many programs of a kind are tried from now on. */
    synchronized void begins(String kind, int programs) {
        heaps.add(new Heap(kind, programs, System.nanoTime(), new ArrayList<>()));
        out.println(programs + " " + kind + " programs");
        out.flush();
    }

    /** One of them has been tried. */
    synchronized void hears(Trial trial) {
        Heap heap = heaps.getLast();
        heap.trials().add(trial);
        write(heap.kind(), trial);
        if (!trial.expected()) {
            out.println("NOT AS EXPECTED: " + trial.name() + " (" + trial.clause() + ")");
        }
        long now = System.nanoTime();
        if (now - told > EVERY_NANOS || heap.trials().size() == heap.planned()) {
            told = now;
            out.printf(
                    Locale.ROOT,
                    "%d of %d, %d not as expected, %d s%n",
                    heap.trials().size(),
                    heap.planned(),
                    heap.unexpected().size(),
                    heap.seconds());
        }
        out.flush();
    }

    private void write(String kind, Trial trial) {
        ObjectNode row = JSON.createObjectNode();
        row.put("kind", kind);
        row.put("name", trial.name());
        row.put("clause", trial.clause());
        row.put("expected", trial.expected());
        row.put("wanted", trial.wanted());
        row.put("seen", trial.seen());
        row.put("millis", trial.millis());
        log.println(row);
        log.flush();
    }

    /** The programs of this kind are through. */
    synchronized void ends() {
        Heap heap = heaps.getLast();
        summary.add(
                String.format(
                        Locale.ROOT,
                        "%-8s %4d programs, %4d as expected, %3d not, %4d s",
                        heap.kind(),
                        heap.trials().size(),
                        heap.trials().size() - heap.unexpected().size(),
                        heap.unexpected().size(),
                        heap.seconds()));
    }

    /** Says what was not as expected, and the sums; returns how many programs were tried. */
    synchronized int concludes() {
        for (Heap heap : heaps) {
            heap.unexpected().forEach(trial -> explain(heap.kind(), trial));
        }
        out.println();
        summary.forEach(out::println);
        out.flush();
        return heaps.stream().mapToInt(heap -> heap.trials().size()).sum();
    }

    private void explain(String kind, Trial trial) {
        out.println();
        out.println(kind + " " + trial.name() + " (" + trial.clause() + ")");
        out.println("  wanted: " + trial.wanted());
        out.println(
                "  seen:   " + trial.seen().lines().collect(Collectors.joining("\n          ")));
        out.println("  again:  scripts/selftest --run " + trial.name());
    }

    /** Whether all was as it should be. */
    synchronized boolean isFine() {
        return heaps.stream().allMatch(heap -> heap.unexpected().isEmpty());
    }
}
