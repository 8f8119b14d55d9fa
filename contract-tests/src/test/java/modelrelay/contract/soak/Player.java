/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.soak;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import modelrelay.contract.tap.Taps;

/**
 * A worker that answers what it holds in turn, one piece of each, until it is killed.
 *
 * <p>Two threads: the worker's reading thread takes requests in, the player's own sends pieces.
 */
final class Player implements SoakWorker.Play, AutoCloseable {
    /** A request and how many of its pieces have been sent. */
    private record Job(Asked asked, String requestId, int piece) {}

    private final Crowd crowd;
    private final SoakWorker worker;
    private final BlockingQueue<Job> moving = new LinkedBlockingQueue<>();
    private final List<Job> held = new ArrayList<>();
    private final Thread thread;
    private boolean isLettingGo;

    /** A worker that registers and begins to answer the crowd. */
    Player(String name, int port, int slots, Taps taps, Crowd crowd) {
        this.crowd = crowd;
        this.worker = new SoakWorker(name, port, slots, taps, this);
        this.thread = Thread.ofVirtual().start(this::play);
    }

    SoakWorker worker() {
        return worker;
    }

    @Override
    public void told(SoakWorker from, JsonNode message) {
        if (!message.path("type").asText().equals("request")) {
            from.fault("no client has left: " + message);
            return;
        }
        String body = message.path("body").asText();
        Asked asked = crowd.open(Crowd.markerIn(body));
        if (asked == null) {
            from.fault("nobody waits for this request: " + message);
            return;
        }
        asked.dispatched(from, body);
        goOn(new Job(asked, message.path("request_id").asText(), 0));
    }

    private synchronized void goOn(Job job) {
        if (job.asked().isHeldAt(job.piece()) && !isLettingGo) {
            held.add(job);
        } else {
            moving.add(job);
        }
    }

    /** From now on answers everything. */
    synchronized void letGo() {
        isLettingGo = true;
        moving.addAll(held);
        held.clear();
    }

    private void play() {
        try {
            while (true) {
                Job job = moving.take();
                if (job.asked().isStream()) {
                    stream(job);
                } else {
                    worker.answer(job.requestId(), String.join("", job.asked().pieces()));
                }
            }
        } catch (InterruptedException killed) {
            Thread.currentThread().interrupt();
        }
    }

    private void stream(Job job) {
        if (job.piece() == job.asked().pieces().size()) {
            worker.end(job.requestId(), 200);
        } else {
            worker.chunk(job.requestId(), job.asked().pieces().get(job.piece()));
            goOn(new Job(job.asked(), job.requestId(), job.piece() + 1));
        }
    }

    /** Is lost with everything that it holds. */
    void vanish(boolean byReset) {
        worker.vanish(byReset);
        thread.interrupt();
    }

    @Override
    public void close() {
        vanish(false);
    }
}
