/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.worker;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.function.BiConsumer;
import modelrelay.server.http.CommaList;
import modelrelay.server.http.ErrorKind;
import modelrelay.server.http.HttpError;
import modelrelay.server.http.Reply;
import modelrelay.wire.frame.HandshakeKey;
import org.jspecify.annotations.Nullable;
import org.xnio.StreamConnection;

/**
 * {@code GET /v1/worker/connect}: the WebSocket handshake (RFC 6455 section 4.2, REG-001, REG-009).
 */
final class ConnectHandler implements HttpHandler {

    private static final HttpString ACCEPT = HttpString.tryFromString("Sec-WebSocket-Accept");
    private static final HttpString KEY = HttpString.tryFromString("Sec-WebSocket-Key");
    private static final HttpString VERSION_HEADER =
            HttpString.tryFromString("Sec-WebSocket-Version");
    private static final String PROTOCOL = "websocket";
    private static final String VERSION = "13";

    private final Admission admission;
    private final BiConsumer<StreamConnection, Admission.Verdict> upgraded;

    /**
     * The handler.
     *
     * @param upgraded takes the connection on its I/O thread
     */
    ConnectHandler(Admission admission, BiConsumer<StreamConnection, Admission.Verdict> upgraded) {
        this.admission = admission;
        this.upgraded = upgraded;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        String key = exchange.getRequestHeaders().getFirst(KEY);
        if (!asksForWebSocket(exchange)) {
            refuse(exchange, ErrorKind.UPGRADE_REQUIRED);
        } else if (key == null || !HandshakeKey.isValid(key) || !exchange.isRequestComplete()) {
            refuse(exchange, ErrorKind.INVALID_REQUEST);
        } else {
            Admission.Verdict verdict = admission.judge(exchange);
            exchange.upgradeChannel(
                    PROTOCOL, (connection, _) -> upgraded.accept(connection, verdict));
            exchange.getResponseHeaders().put(ACCEPT, HandshakeKey.accept(key));
            exchange.endExchange();
        }
    }

    private static boolean asksForWebSocket(HttpServerExchange exchange) {
        return exchange.isHttp11()
                && names(exchange.getRequestHeaders().get(Headers.UPGRADE), PROTOCOL)
                && names(exchange.getRequestHeaders().get(Headers.CONNECTION), "upgrade")
                && VERSION.equals(exchange.getRequestHeaders().getFirst(VERSION_HEADER));
    }

    private static boolean names(@Nullable HeaderValues values, String wanted) {
        return CommaList.lowerCase(values).contains(wanted);
    }

    private static void refuse(HttpServerExchange exchange, ErrorKind kind) {
        exchange.getResponseHeaders().put(Headers.UPGRADE, PROTOCOL);
        exchange.getResponseHeaders().put(VERSION_HEADER, VERSION);
        Reply.error(
                exchange,
                HttpError.of(kind, "This is the address for workers. Connect with a WebSocket."));
    }
}
