/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table of routes. Built once, then only read.
 *
 * <p>A path is matched as it came, still percent-encoded. What is not in the table is answered 404,
 * a method that is not in it 405 with {@code Allow} (ERR-014 to ERR-016). HEAD is GET without the
 * body.
 */
public final class Routes implements HttpHandler {

    /** A route with one free part. */
    @FunctionalInterface
    public interface WithPart {
        /**
         * Answers the exchange.
         *
         * @param part what stands between the fixed parts, percent-decoded, not empty
         */
        void handle(HttpServerExchange exchange, String part) throws Exception;
    }

    /** The fixed parts around a free one; the free one may hold slashes. */
    private record Around(String prefix, String suffix) {

        @Nullable String part(String path) {
            int end = path.length() - suffix.length();
            return end > prefix.length() && path.startsWith(prefix) && path.endsWith(suffix)
                    ? path.substring(prefix.length(), end)
                    : null;
        }
    }

    private final Map<String, Map<HttpString, HttpHandler>> exact = new HashMap<>();
    private final Map<Around, Map<HttpString, WithPart>> around = new LinkedHashMap<>();

    /** Adds a route without a free part. */
    public void add(HttpString method, String path, HttpHandler handler) {
        exact.computeIfAbsent(path, _ -> new LinkedHashMap<>()).put(method, handler);
    }

    /**
     * Adds a route with a free part between {@code prefix} and {@code suffix}. Of several that
     * match, the one added first wins.
     */
    public void add(HttpString method, String prefix, String suffix, WithPart handler) {
        around.computeIfAbsent(new Around(prefix, suffix), _ -> new LinkedHashMap<>())
                .put(method, handler);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        String path = exchange.getRequestPath();
        Map<HttpString, HttpHandler> methods = exact.get(path);
        if (methods != null) {
            HttpHandler handler = choose(methods, exchange);
            if (handler != null) {
                handler.handleRequest(exchange);
            }
            return;
        }
        for (Map.Entry<Around, Map<HttpString, WithPart>> route : around.entrySet()) {
            String part = route.getKey().part(path);
            if (part != null) {
                WithPart handler = choose(route.getValue(), exchange);
                if (handler != null) {
                    handlePart(exchange, part, handler);
                }
                return;
            }
        }
        Reply.error(
                exchange,
                HttpError.of(
                        ErrorKind.NOT_FOUND,
                        "There is no such route. Check the path and the base URL."));
    }

    private static void handlePart(HttpServerExchange exchange, String part, WithPart handler)
            throws Exception {
        String decoded;
        try {
            decoded = percentDecode(part);
        } catch (IllegalArgumentException e) {
            Reply.error(
                    exchange,
                    HttpError.of(
                            ErrorKind.INVALID_REQUEST,
                            "The path is not percent-encoded correctly."));
            return;
        }
        handler.handle(exchange, decoded);
    }

    /** The handler of the exchange's method; null if there is none and 405 was answered. */
    private static <H> @Nullable H choose(Map<HttpString, H> methods, HttpServerExchange exchange) {
        HttpString method = exchange.getRequestMethod();
        H handler = methods.get(method.equals(Methods.HEAD) ? Methods.GET : method);
        if (handler == null) {
            exchange.getResponseHeaders().put(Headers.ALLOW, allowed(methods));
            Reply.error(
                    exchange,
                    HttpError.of(
                            ErrorKind.METHOD_NOT_ALLOWED,
                            "This route does not take that method. Use " + allowed(methods) + "."));
        }
        return handler;
    }

    private static String allowed(Map<HttpString, ?> methods) {
        List<String> names = new ArrayList<>();
        for (HttpString method : methods.keySet()) {
            names.add(method.toString());
            if (method.equals(Methods.GET)) {
                names.add(Methods.HEAD_STRING);
            }
        }
        return String.join(", ", names);
    }

    /**
     * Undoes percent-encoding; a plus sign stays one.
     *
     * @throws IllegalArgumentException if it is not valid
     */
    public static String percentDecode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
