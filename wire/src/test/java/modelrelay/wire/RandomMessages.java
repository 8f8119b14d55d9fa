/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import modelrelay.protocol.Cancel;
import modelrelay.protocol.CancelReason;
import modelrelay.protocol.Drain;
import modelrelay.protocol.ErrorMessage;
import modelrelay.protocol.GracefulShutdown;
import modelrelay.protocol.ModelsRefresh;
import modelrelay.protocol.ModelsUpdate;
import modelrelay.protocol.Ping;
import modelrelay.protocol.Pong;
import modelrelay.protocol.Register;
import modelrelay.protocol.RegisterAck;
import modelrelay.protocol.Request;
import modelrelay.protocol.ResponseChunk;
import modelrelay.protocol.ResponseComplete;
import modelrelay.protocol.ServerMessage;
import modelrelay.protocol.TokenCounts;
import modelrelay.protocol.WorkerMessage;
import org.jspecify.annotations.Nullable;

/** Messages of every kind with nasty contents, out of one seeded source. */
final class RandomMessages {

    private final Random random;

    RandomMessages(Random random) {
        this.random = random;
    }

    ServerMessage fromServer() {
        return switch (random.nextInt(6)) {
            case 0 ->
                    new RegisterAck(
                            text(),
                            list(),
                            maybe(this::list),
                            maybe(this::text),
                            maybe(this::list));
            case 1 -> new Request(text(), text(), text(), flag(), text(), maybe(this::map));
            case 2 -> new Cancel(text(), reason());
            case 3 -> new Ping(maybe(random::nextLong));
            case 4 -> new GracefulShutdown(maybe(this::text), maybe(random::nextInt));
            default -> new ModelsRefresh(maybe(this::text));
        };
    }

    WorkerMessage fromWorker() {
        return switch (random.nextInt(7)) {
            case 0 ->
                    new Register(
                            text(),
                            list(),
                            random.nextInt(100),
                            maybe(this::text),
                            maybe(() -> random.nextInt(100)),
                            maybe(this::list));
            case 1 -> new ModelsUpdate(list(), random.nextInt(100));
            case 2 -> new ResponseChunk(text(), text(), maybe(random::nextInt), maybe(this::map));
            case 3 ->
                    new ResponseComplete(
                            text(),
                            random.nextInt(),
                            maybe(this::map),
                            maybe(this::text),
                            maybe(this::tokens));
            case 4 -> new Pong(random.nextInt(100), maybe(random::nextLong));
            case 5 -> new ErrorMessage(maybe(this::text), text(), text());
            default -> new Drain(maybe(this::text), maybe(random::nextInt));
        };
    }

    /** Text with controls, quotes, all planes and, rarely, half a surrogate pair. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            switch (random.nextInt(6)) {
                case 0 -> text.append((char) random.nextInt(0x20));
                case 1 -> text.append("\"\\/\u007f\u2028".charAt(random.nextInt(5)));
                case 2 -> text.append((char) (0x80 + random.nextInt(0x2000)));
                case 3 -> text.appendCodePoint(0x10000 + random.nextInt(0x100000));
                default -> text.append((char) ('a' + random.nextInt(26)));
            }
        }
        if (random.nextInt(20) == 0) {
            text.append((char) (0xD800 + random.nextInt(0x800))).append('.');
        }
        return text.toString();
    }

    private CancelReason reason() {
        CancelReason.Known[] known = CancelReason.Known.values();
        int pick = random.nextInt(known.length + 1);
        return pick < known.length ? known[pick] : new CancelReason.Other(text());
    }

    private TokenCounts tokens() {
        return new TokenCounts(
                maybe(random::nextInt), maybe(random::nextInt), maybe(random::nextInt));
    }

    private List<String> list() {
        List<String> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(text());
        }
        return list;
    }

    private Map<String, String> map() {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            // Names hold no half pairs: the reader refuses those, values may.
            map.put("x-" + random.nextInt(1000) + text().replaceAll("\\p{Cs}", ""), text());
        }
        return map;
    }

    private boolean flag() {
        return random.nextBoolean();
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return flag() ? value.get() : null;
    }
}
