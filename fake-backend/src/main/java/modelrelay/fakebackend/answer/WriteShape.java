/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.answer;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import modelrelay.fakebackend.script.Answer;

/**
 * How the bytes of an answer are cut into writes: in pieces of one size, or in the middle of
 * characters. Writes gather to a piece only while nothing else is to be done between them.
 */
final class WriteShape {
    /** Long enough for the first half of a character to be read on its own on loopback. */
    private static final long SPLIT_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final int size;
    private final long pauseNanos;
    private final boolean splitCharacters;

    private WriteShape(int size, long pauseNanos, boolean splitCharacters) {
        this.size = size;
        this.pauseNanos = pauseNanos;
        this.splitCharacters = splitCharacters;
    }

    static WriteShape of(Answer answer) {
        long pause = answer.writePauseMs() == null ? 0 : answer.writePauseMs();
        return new WriteShape(
                answer.writeSize() == null ? 0 : answer.writeSize(),
                TimeUnit.MILLISECONDS.toNanos(pause),
                Boolean.TRUE.equals(answer.splitCharacters()));
    }

    Iterator<Step> apply(Iterator<Step> steps) {
        return size == 0 && pauseNanos == 0 && !splitCharacters ? steps : new Shaped(steps);
    }

    /** The places to cut, each inside a multi-byte character of UTF-8. */
    static List<byte[]> insideCharacters(byte[] bytes) {
        var pieces = new ArrayList<byte[]>();
        int start = 0;
        for (int i = 1; i < bytes.length; i++) {
            boolean follows = (bytes[i] & 0xC0) == 0x80;
            boolean first = (bytes[i - 1] & 0xC0) == 0xC0;
            if (follows && first) {
                pieces.add(Arrays.copyOfRange(bytes, start, i));
                start = i;
            }
        }
        pieces.add(Arrays.copyOfRange(bytes, start, bytes.length));
        return pieces;
    }

    /** The same steps with other writes. */
    private final class Shaped implements Iterator<Step> {
        private final Iterator<Step> steps;
        private final Deque<Step> ready = new ArrayDeque<>();
        private final List<Step> afterGathered = new ArrayList<>();
        private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();

        Shaped(Iterator<Step> steps) {
            this.steps = steps;
        }

        @Override
        public boolean hasNext() {
            return !ready.isEmpty() || gathered.size() > 0 || steps.hasNext();
        }

        @Override
        public Step next() {
            while (ready.isEmpty()) {
                if (!steps.hasNext()) {
                    if (gathered.size() == 0) {
                        throw new NoSuchElementException();
                    }
                    cut(true);
                } else {
                    take(steps.next());
                }
            }
            return ready.removeFirst();
        }

        private void take(Step step) {
            switch (step) {
                case Step.Write(byte[] bytes) -> {
                    gathered.writeBytes(bytes);
                    if (gathered.size() >= size) {
                        cut(size == 0);
                    }
                }
                case Step.TokenSent token when gathered.size() > 0 -> afterGathered.add(token);
                default -> {
                    cut(true);
                    ready.add(step);
                }
            }
        }

        /** Moves whole pieces to the ready steps, and the rest as well if nothing may wait. */
        private void cut(boolean all) {
            byte[] bytes = gathered.toByteArray();
            gathered.reset();
            int start = 0;
            int piece = size == 0 ? Math.max(1, bytes.length) : size;
            while (bytes.length - start >= piece || (all && start < bytes.length)) {
                int end = Math.min(bytes.length, start + piece);
                write(Arrays.copyOfRange(bytes, start, end));
                start = end;
            }
            gathered.write(bytes, start, bytes.length - start);
            if (gathered.size() == 0) {
                ready.addAll(afterGathered);
                afterGathered.clear();
            }
        }

        private void write(byte[] bytes) {
            var pieces = splitCharacters ? insideCharacters(bytes) : List.of(bytes);
            for (int i = 0; i < pieces.size(); i++) {
                if (i > 0) {
                    ready.add(new Step.Pause(Math.max(SPLIT_PAUSE_NANOS, pauseNanos)));
                }
                ready.add(new Step.Write(pieces.get(i)));
            }
            if (pauseNanos > 0) {
                ready.add(new Step.Pause(pauseNanos));
            }
        }
    }
}
