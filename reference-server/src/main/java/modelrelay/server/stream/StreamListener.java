/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.stream;

/** Called by the threads that write; must not block and must not write. */
public interface StreamListener {

    /**
     * There is something to drain. Comes once, however much is appended, until the next {@link
     * ResponseStream#drain}.
     */
    void drainable();

    /**
     * The client fell behind the soft bound. If {@link ResponseStream#isStillBehind} says so after
     * the write timeout, it is to be ended.
     *
     * @param episode which time this is
     */
    void fellBehind(long episode);

    /**
     * The stream was abandoned, by whomever: nothing more comes, and the client's connection, if it
     * is still there, is to be closed. Comes once.
     */
    void abandoned();
}
