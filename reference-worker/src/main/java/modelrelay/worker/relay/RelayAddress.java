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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import modelrelay.protocol.Protocol;

/**
 * Where the relay server is.
 *
 * @param target path and query of the upgrade request
 */
public record RelayAddress(boolean tls, String host, int port, String target) {

    // Not java.net's idea of a host, which refuses the underscores of service names.
    private static final Pattern AUTHORITY =
            Pattern.compile("(?<host>\\[[0-9A-Fa-f:.]+]|[^\\[\\]@:]+)(:(?<port>\\d*))?");

    private static final int MAX_PORT = 65_535;
    private static final int MAX_PORT_DIGITS = 5;

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
        if (uri.getRawAuthority() == null) {
            throw new IllegalArgumentException("'" + url + "' names no host");
        }
        if (uri.getRawAuthority().contains("@")
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("a relay URL has only scheme, host, port and path");
        }
        String base = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("/+$", "");
        Matcher authority = AUTHORITY.matcher(uri.getRawAuthority());
        if (!authority.matches()) {
            throw new IllegalArgumentException("'" + url + "' names no host and port");
        }
        String digits = authority.group("port");
        int port = digits == null || digits.isEmpty() ? tls ? 443 : 80 : port(url, digits);
        return new RelayAddress(
                tls,
                authority.group("host"),
                port,
                base + Protocol.CONNECT_PATH + "?provider=" + percentEncoded(provider));
    }

    private static int port(String url, String digits) {
        int port = digits.length() > MAX_PORT_DIGITS ? MAX_PORT + 1 : Integer.parseInt(digits);
        if (port == 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("'" + url + "': ports go from 1 to 65535");
        }
        return port;
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
