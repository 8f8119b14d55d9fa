/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire;

/**
 * One message that was read.
 *
 * @param <M> the messages of the sending side
 */
public sealed interface Incoming<M> {

    /**
     * A message of the contract.
     *
     * @param message what it says
     * @param <M> the messages of the sending side
     */
    record Known<M>(M message) implements Incoming<M> {}

    /**
     * A type that this version does not know; to be ignored and counted.
     *
     * @param type the peer's word; not to be trusted in a log line
     * @param <M> the messages of the sending side
     */
    record Unknown<M>(String type) implements Incoming<M> {}
}
