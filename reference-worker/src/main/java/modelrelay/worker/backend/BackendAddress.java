/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.backend;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The backend's URL.
 *
 * @param base without a slash at its end; its path stays in front of every endpoint (WRK-002)
 */
public record BackendAddress(String base) {

    private static final int MAX_PORT = 65_535;
    private static final String LEGAL_BESIDES_LETTERS = "-._~!$&'()*+,;=:@/?";
    private static final String LEGAL_IN_QUERY = "[]";

    /**
     * Reads a backend URL.
     *
     * @throws IllegalArgumentException if it is no http(s) URL; the message is for people
     */
    public static BackendAddress of(String url) {
        try {
            URI uri = new URI(url.strip());
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                throw new IllegalArgumentException(
                        "'" + url + "' does not begin with http:// or https://");
            }
            if (uri.getHost() == null) {
                // java.net knows no host of such a name.
                throw new IllegalArgumentException(
                        uri.getRawAuthority() == null
                                ? "'" + url + "' names no host"
                                : "'"
                                        + url
                                        + "' names a host with characters other than letters,"
                                        + " digits, dots and hyphens");
            }
            if (uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
                throw new IllegalArgumentException("'" + url + "': ports go from 1 to 65535");
            }
            if (uri.getRawUserInfo() != null
                    || uri.getRawQuery() != null
                    || uri.getRawFragment() != null) {
                throw new IllegalArgumentException(
                        "a backend URL has only scheme, host, port and path");
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + url + "' is not a URL");
        }
        return new BackendAddress(url.strip().replaceFirst("/+$", ""));
    }

    /**
     * The URI of an endpoint. Characters that a URI cannot hold are percent-encoded, all others
     * stay as the client wrote them.
     *
     * @throws IllegalArgumentException if the path does not begin with a slash or makes no URI
     */
    URI endpoint(String endpointPath) {
        if (!endpointPath.startsWith("/")) {
            throw new IllegalArgumentException("the endpoint path does not begin with a slash");
        }
        StringBuilder encoded = new StringBuilder(base);
        byte[] path = endpointPath.getBytes(StandardCharsets.UTF_8);
        boolean query = false;
        for (int i = 0; i < path.length; i++) {
            char c = (char) (path[i] & 0xFF);
            query |= c == '?';
            boolean stays =
                    isPlain(c)
                            || (query && LEGAL_IN_QUERY.indexOf(c) >= 0)
                            || (c == '%' && isEscape(path, i));
            if (stays) {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02X", (int) c));
            }
        }
        return URI.create(encoded.toString());
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || LEGAL_BESIDES_LETTERS.indexOf(c) >= 0;
    }

    private static boolean isEscape(byte[] path, int at) {
        return at + 2 < path.length
                && Character.digit(path[at + 1], 16) >= 0
                && Character.digit(path[at + 2], 16) >= 0;
    }
}
