/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.peer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import modelrelay.contract.net.Header;
import modelrelay.contract.net.HttpHead;

/**
 * A request as a client puts it on the wire.
 *
 * @param target path with query string
 * @param headers beside {@code Host} and the length of the body
 * @param chunked whether the body goes out chunked instead of with its length
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Ask(
        String method, String target, List<Header> headers, byte[] body, boolean chunked) {

    /** A request with a JSON body. */
    public static Ask post(String target, String body) {
        return new Ask(
                "POST",
                target,
                List.of(new Header("Content-Type", "application/json")),
                body.getBytes(StandardCharsets.UTF_8),
                false);
    }

    /** A request without a body. */
    public static Ask get(String target) {
        return new Ask("GET", target, List.of(), new byte[0], false);
    }

    /** The same with another header field at the end. */
    public Ask with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Ask(method, target, List.copyOf(more), body, chunked);
    }

    /** The same with another body. */
    public Ask withBody(byte[] other) {
        return new Ask(method, target, headers, other, chunked);
    }

    /** The same with its body in chunks. */
    public Ask inChunks() {
        return new Ask(method, target, headers, body, true);
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private boolean tellsLength() {
        return headers.stream().anyMatch(field -> field.name().equalsIgnoreCase("Content-Length"));
    }

    /** The head for a server on a port of this machine. */
    HttpHead head(int port) {
        var all = new ArrayList<Header>();
        all.add(new Header("Host", "127.0.0.1:" + port));
        all.addAll(headers);
        if (chunked) {
            all.add(new Header("Transfer-Encoding", "chunked"));
        } else if (!tellsLength() && (body.length > 0 || !method.equals("GET"))) {
            all.add(new Header("Content-Length", Integer.toString(body.length)));
        }
        return new HttpHead(method + " " + target + " HTTP/1.1", all);
    }
}
