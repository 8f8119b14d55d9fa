/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.peer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import modelrelay.contract.net.Link;
import modelrelay.contract.tap.Journal;

/** Somebody who asks a server, on one kept connection as long as it is free. */
public final class Client implements AutoCloseable {
    private final int port;
    private final Journal journal;
    private final List<Exchange> exchanges = new ArrayList<>();

    /** A client of the server on a port of this machine. */
    public Client(int port, Journal journal) {
        this.port = port;
        this.journal = journal;
    }

    /** Sends a request and reads the answer as it comes. */
    public Exchange send(String name, Ask ask) {
        return send(name, ask, connection(), true);
    }

    /** Sends a request and does not read at all, with as little room for the answer as possible. */
    public Exchange sendWithoutReading(String name, Ask ask) {
        try {
            return send(name, ask, Link.withSmallWindow(port), false);
        } catch (IOException refused) {
            throw new AssertionError("the server does not accept a connection", refused);
        }
    }

    private Exchange send(String name, Ask ask, Link link, boolean reads) {
        var exchange = new Exchange(name, ask, link, port, reads, journal);
        exchanges.add(exchange);
        return exchange;
    }

    private Link connection() {
        if (!exchanges.isEmpty() && isReusable(exchanges.getLast())) {
            return exchanges.getLast().link();
        }
        try {
            return Link.to(port);
        } catch (IOException refused) {
            throw new AssertionError("the server does not accept a connection", refused);
        }
    }

    private static boolean isReusable(Exchange last) {
        return last.isEnded() && !last.head().lists("connection", "close");
    }

    @Override
    public void close() {
        exchanges.forEach(exchange -> exchange.link().close());
    }
}
