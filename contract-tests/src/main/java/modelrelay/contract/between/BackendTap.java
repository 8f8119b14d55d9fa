/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.between;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import modelrelay.contract.net.HttpBody;
import modelrelay.contract.net.HttpHead;
import modelrelay.contract.net.Link;
import modelrelay.contract.tap.Entry;
import modelrelay.contract.tap.Intake;
import modelrelay.contract.tap.Journal;

/**
 * Stands between workers and their backend: passes every byte on as it is, and keeps what was asked
 * and answered and whether it came to its end.
 */
public final class BackendTap implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;

    /** One request and its answer, as they passed. */
    public static final class Exchange {
        private final ByteArrayOutputStream question = new ByteArrayOutputStream();
        private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
        private boolean isOpen = true;

        /** Whether neither the answer nor the connection has ended. */
        public synchronized boolean isOpen() {
            return isOpen;
        }

        /** The body of the answer so far, without the framing of HTTP. */
        public synchronized byte[] answer() {
            return answer.toByteArray();
        }

        private synchronized String question() {
            return question.toString(StandardCharsets.UTF_8);
        }

        private synchronized void asks(byte[] buffer, int length) {
            keep(question, buffer, length);
        }

        private synchronized void answers(byte[] buffer, int length) {
            keep(answer, buffer, length);
        }

        /** What is longer than any scenario's passes, and its rest is not remembered. */
        private static void keep(ByteArrayOutputStream kept, byte[] buffer, int length) {
            if (kept.size() + length <= Intake.MAX_MESSAGE_BYTES) {
                kept.write(buffer, 0, length);
            }
        }

        private synchronized void end() {
            isOpen = false;
        }
    }

    /** Passes on what is read, as it is read. */
    private static final class Passing extends FilterInputStream {
        private final OutputStream out;
        private boolean isBroken;

        private Passing(Link from, Link to) {
            super(from.in());
            this.out = to.out();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                int count = super.read(buffer, offset, length);
                if (count > 0) {
                    out.write(buffer, offset, count);
                }
                return count;
            } catch (IOException broken) {
                isBroken = true;
                throw broken;
            }
        }
    }

    /** Understands one direction of a connection while it passes. */
    private interface Reading {
        /** Reads messages to the end of the connection. */
        void all(InputStream in) throws IOException;
    }

    /** One connection of a worker, and the exchanges on it whose answer is still to come. */
    private final class Leg {
        private final String name;
        private final BlockingQueue<Exchange> unanswered = new LinkedBlockingQueue<>();
        private final List<Exchange> all = new CopyOnWriteArrayList<>();

        private Leg(String name) {
            this.name = name;
        }

        private void pass(Link from, Link to, Reading reading) {
            var passing = new Passing(from, to);
            try {
                try {
                    reading.all(new BufferedInputStream(passing, BUFFER_BYTES));
                } catch (IOException | NumberFormatException strange) {
                    // No HTTP, which is not for us to judge: only the connection must not be
                    // broken.
                    if (passing.isBroken) {
                        throw new IOException(strange);
                    }
                    passing.transferTo(OutputStream.nullOutputStream());
                }
                to.finish();
            } catch (IOException broken) {
                to.reset();
                from.reset();
            } finally {
                all.forEach(Exchange::end);
                log(Entry.Kind.LOST, "the connection has ended");
            }
        }

        private void readQuestions(InputStream in) throws IOException {
            for (in.mark(1); in.read() >= 0; in.mark(1)) {
                in.reset();
                HttpHead head = HttpHead.read(in);
                log(Entry.Kind.HEAD, head.startLine());
                var exchange = new Exchange();
                all.add(exchange);
                open(exchange);
                unanswered.add(exchange);
                HttpBody.ofRequest(head, in, exchange::asks);
            }
        }

        private void readAnswers(InputStream in) throws IOException {
            for (in.mark(1); in.read() >= 0; in.mark(1)) {
                in.reset();
                HttpHead head = HttpHead.read(in);
                log(Entry.Kind.HEAD, head.startLine());
                if (head.status() >= 200) {
                    // The answer may overtake the reading of its question, by a moment.
                    Exchange exchange = next();
                    HttpBody.ofResponse(head, in, exchange::answers);
                    exchange.end();
                    log(Entry.Kind.END, "");
                }
            }
        }

        private Exchange next() throws IOException {
            try {
                return unanswered.take();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException(stopped);
            }
        }

        private void log(Entry.Kind kind, String text) {
            journal.add(Entry.Leg.BACKEND, name, Entry.Author.PROGRAM, kind, text);
        }
    }

    private final Journal journal;
    private final Crossing crossing;
    private final List<Exchange> exchanges = new ArrayList<>();
    private int connections;

    /** Listens on a free port for workers of the backend on that port. */
    public BackendTap(int backendPort, Journal journal) {
        this.journal = journal;
        this.crossing = new Crossing(backendPort, this::tap, journal::changed);
    }

    private void tap(Link worker, Link backend) {
        var leg = new Leg("leg-" + ++connections);
        Thread.ofVirtual().start(() -> leg.pass(worker, backend, leg::readQuestions));
        Thread.ofVirtual().start(() -> leg.pass(backend, worker, leg::readAnswers));
    }

    private synchronized void open(Exchange exchange) {
        exchanges.add(exchange);
    }

    /** The port for workers. */
    public int port() {
        return crossing.port();
    }

    /** The newest exchange whose request holds a text. */
    public synchronized Optional<Exchange> about(String marker) {
        return exchanges.stream()
                .filter(exchange -> exchange.question().contains(marker))
                .reduce((first, second) -> second);
    }

    /** Exchanges that have neither been answered to the end nor lost their connection. */
    public synchronized long open() {
        return exchanges.stream().filter(Exchange::isOpen).count();
    }

    @Override
    public void close() throws IOException {
        crossing.close();
    }
}
