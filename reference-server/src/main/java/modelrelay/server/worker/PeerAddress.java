/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.worker;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.net.InetAddress;
import java.util.List;
import modelrelay.server.http.CommaList;

/** Who is really at the other end, behind the proxies that the operator trusts (SEC-010). */
final class PeerAddress {

    private PeerAddress() {}

    /**
     * The address that failures are counted for: the last one of the chain that is no trusted
     * proxy.
     */
    static InetAddress of(HttpServerExchange exchange, List<AddressRange> trusted) {
        InetAddress peer = exchange.getSourceAddress().getAddress();
        List<String> hops = CommaList.of(exchange.getRequestHeaders().get(Headers.X_FORWARDED_FOR));
        for (int i = hops.size() - 1; i >= 0 && isTrusted(peer, trusted); i--) {
            try {
                peer = InetAddress.ofLiteral(hops.get(i));
            } catch (IllegalArgumentException e) {
                // Not an address: the proxy that let it pass is the last thing known for sure.
                return peer;
            }
        }
        return peer;
    }

    private static boolean isTrusted(InetAddress address, List<AddressRange> trusted) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }
}
