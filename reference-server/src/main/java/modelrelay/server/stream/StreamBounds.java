/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.stream;

/**
 * How much of an answer may wait for its client.
 *
 * @param softBytes beyond this the client counts as behind, and its time runs
 * @param hardBytes beyond this nothing more is taken
 * @param ceilingBytes size of the whole answer; 0 = no ceiling
 */
public record StreamBounds(long softBytes, long hardBytes, long ceilingBytes) {

    /** 4 MiB, four times that before the client is ended at once, no ceiling. */
    public static StreamBounds standard() {
        return withSoftBound(4L << 20);
    }

    /** The hard bound is four times the soft one. */
    public static StreamBounds withSoftBound(long softBytes) {
        return new StreamBounds(softBytes, 4 * softBytes, 0);
    }

    /** The same bounds with a ceiling for the whole answer. */
    public StreamBounds withCeiling(long bytes) {
        return new StreamBounds(softBytes, hardBytes, bytes);
    }
}
