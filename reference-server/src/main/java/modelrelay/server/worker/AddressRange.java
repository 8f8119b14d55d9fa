/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.worker;

import java.net.InetAddress;

/**
 * An address or a network, such as {@code 10.0.0.0/8}.
 *
 * @param network its first address
 * @param prefixBits how many leading bits an address must share with it
 */
public record AddressRange(InetAddress network, int prefixBits) {

    /**
     * Reads one from a setting; names are not looked up.
     *
     * @throws IllegalArgumentException if it is neither an address nor a network
     */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int allBits = network.getAddress().length * 8;
        int bits = slash < 0 ? allBits : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > allBits) {
            throw new IllegalArgumentException("a prefix has 0 to " + allBits + " bits");
        }
        return new AddressRange(network, bits);
    }

    /** Whether this address lies in the range. */
    public boolean contains(InetAddress address) {
        byte[] one = network.getAddress();
        byte[] other = address.getAddress();
        if (one.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefixBits; bit += 8) {
            int mask = 0xFF << Math.max(0, 8 - (prefixBits - bit)) & 0xFF;
            if (((one[bit / 8] ^ other[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
