/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.worker;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts messages of workers that were ignored because nobody knows their type (REG-056, REG-061).
 */
public final class IgnoredFrames {

    private final LongAdder unknownTypes = new LongAdder();

    void unknownType() {
        unknownTypes.increment();
    }

    /** Messages of an unknown type since the start. */
    public long unknownTypes() {
        return unknownTypes.sum();
    }
}
