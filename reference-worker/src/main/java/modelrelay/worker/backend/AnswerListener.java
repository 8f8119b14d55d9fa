/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.backend;

import java.nio.ByteBuffer;
import java.util.Map;

/** Hears of one answer: a head, bytes, an end; a failure may take the place of any rest. */
public interface AnswerListener {

    /**
     * The answer begins.
     *
     * @param headers lower-case names, repeated values joined with a comma and a space
     */
    void head(int status, Map<String, String> headers);

    /** Some of the body; more follows only after this returns. */
    void bytes(ByteBuffer bytes);

    /** The answer is complete. */
    void end();

    /**
     * There will be no more, and what came is not all.
     *
     * @param detail for the log
     */
    void failed(BackendFault fault, String detail);
}
