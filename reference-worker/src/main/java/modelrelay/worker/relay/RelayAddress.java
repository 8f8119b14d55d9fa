/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.relay;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import modelrelay.protocol.Protocol;

/**
 * Where the relay server is.
 *
 * @param target path and query of the upgrade request
 */
public record RelayAddress(boolean tls, String host, int port, String target) {

    /**
     * Reads a relay URL.
     *
     * @param url {@code http(s)://} or {@code ws(s)://}; its path is kept in front of the endpoint
     * @param provider any text; it is percent-encoded (REG-004)
     * @throws IllegalArgumentException if it is no such URL; the message is for people
     */
    public static RelayAddress of(String url, String provider) {
        URI uri;
        try {
            uri = new URI(url.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + url + "' is not a URL");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean tls =
                switch (scheme) {
                    case "http", "ws" -> false;
                    case "https", "wss" -> true;
                    default ->
                            throw new IllegalArgumentException(
                                    "'"
                                            + url
                                            + "' does not begin with http://, https://, ws:// or"
                                            + " wss://");
                };
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("'" + url + "' names no host");
        }
        if (uri.getRawUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("a relay URL has only scheme, host, port and path");
        }
        String base = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("/+$", "");
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
        return new RelayAddress(
                tls,
                uri.getHost(),
                port,
                base + Protocol.CONNECT_PATH + "?provider=" + percentEncoded(provider));
    }

    /** The {@code Host} header. */
    String hostHeader() {
        return port == (tls ? 443 : 80) ? host : host + ":" + port;
    }

    /** The host as a resolver takes it: without the brackets of an IPv6 address. */
    String resolvableHost() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String percentEncoded(String text) {
        // The form encoding differs in the space and in the tilde only.
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%7E", "~");
    }
}
