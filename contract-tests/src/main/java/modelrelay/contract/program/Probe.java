/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import modelrelay.contract.net.Header;
import modelrelay.contract.net.HttpBody;
import modelrelay.contract.net.HttpHead;
import modelrelay.contract.net.Link;
import modelrelay.contract.tap.AnswerCheck;

/** One small HTTP request from start to end, for what is not itself the subject of a scenario. */
public final class Probe {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Nobody whose answer takes longer than this is asked in passing. */
    private static final int SILENCE_MILLIS = 5_000;

    /** Nor anybody who goes on talking for so long, or says so much. */
    private static final int TALK_MILLIS = 10_000;

    private static final int MAX_BYTES = 4 << 20;

    private Probe() {}

    /** What came back. */
    public record Answer(HttpHead head, String body) {
        /** The status. */
        public int status() {
            return head.status();
        }

        /** The body as JSON; missing if it is none. */
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException none) {
                return MissingNode.getInstance();
            }
        }
    }

    /** A GET on a connection of its own; empty when nobody answers. */
    public static Optional<Answer> get(int port, String target, Header... headers) {
        return send(port, "GET", target, "", headers);
    }

    /** Any method on a connection of its own; empty when nobody answers. */
    public static Optional<Answer> send(
            int port, String method, String target, String body, Header... headers) {
        try (Link link = Link.to(port)) {
            link.giveUpAfter(SILENCE_MILLIS);
            CompletableFuture.delayedExecutor(TALK_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(link::reset);
            return Optional.of(over(link, method, target, body, headers));
        } catch (IOException nobody) {
            return Optional.empty();
        }
    }

    /** One exchange over a connection that is closed by it; how long it waits is the link's. */
    public static Answer over(
            Link link, String method, String target, String body, Header... headers)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        var all = new ArrayList<>(List.of(headers));
        all.add(new Header("Host", "127.0.0.1:" + link.port()));
        all.add(new Header("Connection", "close"));
        if (bytes.length > 0) {
            all.add(new Header("Content-Type", "application/json"));
            all.add(new Header("Content-Length", Integer.toString(bytes.length)));
        }
        link.out().write(new HttpHead(method + " " + target + " HTTP/1.1", all).bytes());
        link.out().write(bytes);
        HttpHead head = HttpHead.readAnswer(link.in());
        var text = new ByteArrayOutputStream();
        HttpBody.ofResponse(
                head,
                link.in(),
                (buffer, length) -> {
                    if (text.size() + length > MAX_BYTES) {
                        throw new IOException("more than " + MAX_BYTES + " bytes");
                    }
                    text.write(buffer, 0, length);
                });
        var answer = new Answer(head, text.toString(StandardCharsets.UTF_8));
        check(method, target, answer);
        return answer;
    }

    private static void check(String method, String target, Answer answer) {
        List<String> faults =
                AnswerCheck.shared().faults(method, target, answer.status(), answer.body());
        if (!faults.isEmpty()) {
            throw new AssertionError("the contract was broken: " + String.join("; ", faults));
        }
    }
}
