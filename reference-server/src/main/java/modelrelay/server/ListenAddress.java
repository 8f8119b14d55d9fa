/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server;

/**
 * Where to listen.
 *
 * @param host a name or an address, without the brackets of IPv6
 * @param port 0 = the system chooses one
 */
public record ListenAddress(String host, int port) {

    private static final int MAX_PORT = 65_535;

    /**
     * Reads {@code HOST:PORT} or {@code [HOST]:PORT}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static ListenAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.indexOf(':') >= 0) {
            throw new IllegalArgumentException("an IPv6 address needs brackets");
        }
        String port = text.substring(colon + 1);
        if (host.isBlank() || !port.matches("\\d{1,5}") || Integer.parseInt(port) > MAX_PORT) {
            throw new IllegalArgumentException("not HOST:PORT");
        }
        return new ListenAddress(host, Integer.parseInt(port));
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
