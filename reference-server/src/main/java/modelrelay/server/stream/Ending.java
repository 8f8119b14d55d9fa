/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.stream;

/**
 * How an answer ends, once that is known.
 *
 * @param <F> why an answer fails
 */
sealed interface Ending<F> {

    /** Everything has been appended. */
    record Clean<F>() implements Ending<F> {}

    /** Instead of pieces: all at once. */
    record Whole<F>(Dialect.Answer answer) implements Ending<F> {}

    /** All at once, but the head is committed already. */
    record Late<F>(Dialect.Answer answer) implements Ending<F> {}

    /** With an error. */
    record Failed<F>(F failure) implements Ending<F> {}
}
