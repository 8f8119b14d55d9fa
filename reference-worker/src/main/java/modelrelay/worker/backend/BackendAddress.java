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

    private static final String LEGAL_BESIDES_LETTERS = "-._~!$&'()*+,;=:@/?%";

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
                throw new IllegalArgumentException("'" + url + "' names no host");
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
        for (byte b : endpointPath.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (plain || LEGAL_BESIDES_LETTERS.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02X", (int) c));
            }
        }
        return URI.create(encoded.toString());
    }
}
