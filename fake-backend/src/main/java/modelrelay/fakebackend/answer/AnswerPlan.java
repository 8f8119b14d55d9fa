/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import modelrelay.fakebackend.dialect.Dialect;
import modelrelay.fakebackend.dialect.Reply;
import modelrelay.fakebackend.script.Answer;
import modelrelay.fakebackend.script.Fault;
import modelrelay.fakebackend.script.Position;
import org.jspecify.annotations.Nullable;

/**
 * Words of a dialect and knobs of a script, laid out as steps. The steps are made while they are
 * played, so an answer may be longer than memory. A terminal step (end, close, reset, hang) may be
 * followed by others: whoever plays stops there.
 */
public final class AnswerPlan {
    private static final byte[] GARBAGE = "\0\1\2 this is no HTTP \u0007\r\r\r\n\n".getBytes(UTF_8);
    private static final byte[] BAD_UTF8 = {(byte) 0xff, (byte) 0xfe, (byte) 0xc3, 0x28};

    private final Answer answer;

    private AnswerPlan(Answer answer) {
        this.answer = answer;
    }

    /** The steps of a streamed answer. */
    public static Iterator<Step> stream(Reply reply, Dialect dialect, Answer answer) {
        var plan = new AnswerPlan(answer);
        return plan.shaped(plan.streamed(reply, dialect));
    }

    /**
     * The steps of an answer in one piece.
     *
     * @param tokens how many tokens the model needs to think of it, for the pace
     */
    public static Iterator<Step> whole(byte[] body, String contentType, int tokens, Answer answer) {
        var plan = new AnswerPlan(answer);
        return plan.shaped(plan.unary(body, contentType, tokens));
    }

    private Iterator<Step> shaped(Stream<List<Step>> parts) {
        return WriteShape.of(answer).apply(new Steps(parts.iterator()));
    }

    private Stream<List<Step>> streamed(Reply reply, Dialect dialect) {
        var usual = Map.of("content-type", "text/event-stream", "cache-control", "no-cache");
        var start =
                Stream.of(
                        before(),
                        head(usual),
                        at(Position.BODY),
                        writes(dialect.opening(reply)),
                        pause(answer.delayFirstTokenMs()));
        var tokens =
                IntStream.rangeClosed(1, reply.tokens().count())
                        .mapToObj(number -> token(reply, dialect, number));
        // The closing events may hold the whole text: not before the tokens are gone.
        var end =
                Stream.<Supplier<List<Step>>>of(
                                () -> at(Position.END),
                                () -> closing(reply, dialect),
                                () -> List.of(new Step.End()))
                        .map(Supplier::get);
        return Stream.concat(Stream.concat(start, tokens), end);
    }

    private List<Step> token(Reply reply, Dialect dialect, int number) {
        var steps = new ArrayList<Step>(4);
        double perSecond = perSecond();
        if (perSecond > 0) {
            steps.add(new Step.Paced((long) ((number - 1) * 1e9 / perSecond)));
        }
        steps.addAll(at(Position.token(number)));
        String text = reply.tokens().at(number);
        steps.add(new Step.Write(dialect.token(reply, number, text).getBytes(UTF_8)));
        steps.add(new Step.TokenSent(number));
        return steps;
    }

    private List<Step> closing(Reply reply, Dialect dialect) {
        var events = dialect.closing(reply);
        boolean cut = Boolean.TRUE.equals(answer.omitTerminator()) && !events.isEmpty();
        return writes(cut ? events.subList(0, events.size() - 1) : events);
    }

    private Stream<List<Step>> unary(byte[] body, String contentType, int tokens) {
        boolean bad = answer.fault() != null && answer.fault().kind() == Fault.Kind.BAD_UTF8;
        byte[] bytes = bad ? BAD_UTF8 : body;
        long thinking = perSecond() > 0 ? (long) (tokens * 1e9 / perSecond()) : 0;
        var usual = Map.of("content-type", contentType, "content-length", "" + bytes.length);
        return Stream.of(
                thinking > 0 ? List.<Step>of(new Step.Pause(thinking)) : List.<Step>of(),
                before(),
                head(usual),
                bad ? List.<Step>of() : at(Position.BODY),
                pause(answer.delayFirstTokenMs()),
                body(bytes, bad ? List.of() : at(Position.END)),
                List.<Step>of(new Step.End()));
    }

    /** A body in one piece ends with its last byte, so what comes before the end cuts it in two. */
    private static List<Step> body(byte[] bytes, List<Step> beforeEnd) {
        if (bytes.length == 0 || beforeEnd.isEmpty()) {
            return bytes.length == 0 ? List.of() : List.of(new Step.Write(bytes));
        }
        int half = bytes.length / 2;
        var steps = new ArrayList<Step>();
        steps.add(new Step.Write(Arrays.copyOf(bytes, half)));
        steps.addAll(beforeEnd);
        steps.add(new Step.Write(Arrays.copyOfRange(bytes, half, bytes.length)));
        return steps;
    }

    /** What happens before the head, and instead of it. */
    private List<Step> before() {
        var steps = new ArrayList<Step>(pause(answer.delayHeadMs()));
        steps.addAll(at(Position.HEAD));
        if (answer.rawBase64() != null) {
            steps.add(new Step.Raw(Base64.getDecoder().decode(answer.rawBase64())));
            steps.add(new Step.Close());
        }
        return steps;
    }

    private List<Step> head(Map<String, String> usual) {
        var headers = new TreeMap<>(usual);
        if (answer.headers() != null) {
            answer.headers()
                    .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        }
        int status = answer.status() == null ? 200 : answer.status();
        if (answer.declaredLength() == null) {
            return List.of(new Step.Head(status, headers));
        }
        headers.put("content-length", answer.declaredLength().toString());
        return List.of(new Step.UnframedHead(status, headers));
    }

    /** Hold first, then fail: so a test can see that the request has come before it goes wrong. */
    private List<Step> at(Position spot) {
        var steps = new ArrayList<Step>(3);
        if (answer.hold() != null && answer.hold().stream().anyMatch(hold -> hold.covers(spot))) {
            steps.add(new Step.Hold(spot));
        }
        var fault = answer.fault();
        if (fault != null && fault.at().covers(spot)) {
            switch (fault.kind()) {
                case RESET -> steps.add(new Step.Reset());
                case CLOSE -> steps.add(new Step.Close());
                case HANG -> steps.add(new Step.Hang());
                case GARBAGE -> {
                    steps.add(new Step.Raw(GARBAGE));
                    steps.add(new Step.Close());
                }
                case BAD_UTF8 -> {
                    // Before the head there is no body to be damaged.
                    if (!spot.equals(Position.HEAD)) {
                        steps.add(new Step.Write(badEvent()));
                    }
                }
            }
        }
        return steps;
    }

    private double perSecond() {
        return answer.tokensPerSecond() == null ? 0 : answer.tokensPerSecond();
    }

    private static byte[] badEvent() {
        byte[] start = "data: ".getBytes(UTF_8);
        byte[] event = new byte[start.length + BAD_UTF8.length + 2];
        System.arraycopy(start, 0, event, 0, start.length);
        System.arraycopy(BAD_UTF8, 0, event, start.length, BAD_UTF8.length);
        event[event.length - 2] = '\n';
        event[event.length - 1] = '\n';
        return event;
    }

    private static List<Step> pause(@Nullable Integer millis) {
        return millis == null || millis == 0
                ? List.of()
                : List.of(new Step.Pause(TimeUnit.MILLISECONDS.toNanos(millis)));
    }

    private static List<Step> writes(List<String> events) {
        return events.stream().<Step>map(event -> new Step.Write(event.getBytes(UTF_8))).toList();
    }

    /** Flattens parts one by one; a stream's flatMap would gather all tokens first. */
    private static final class Steps implements Iterator<Step> {
        private final Iterator<List<Step>> parts;
        private Iterator<Step> part = Collections.emptyIterator();

        Steps(Iterator<List<Step>> parts) {
            this.parts = parts;
        }

        @Override
        public boolean hasNext() {
            while (!part.hasNext() && parts.hasNext()) {
                part = parts.next().iterator();
            }
            return part.hasNext();
        }

        @Override
        public Step next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return part.next();
        }
    }
}
