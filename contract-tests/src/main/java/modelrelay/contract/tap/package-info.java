/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/**
 * What passed between the parties of one scenario, and the judgement of it.
 *
 * <p>A {@link modelrelay.contract.tap.Journal} holds every frame, every piece of an HTTP message
 * and every line of output with its monotonic time; any thread may write to it. {@link
 * modelrelay.contract.tap.FrameCheck} holds each frame against the schemas of the AsyncAPI document
 * and {@link modelrelay.contract.tap.Invariants} the whole against the rules that hold in every
 * scenario. {@link modelrelay.contract.tap.Patience} waits for what is to pass.
 */
@NullMarked
package modelrelay.contract.tap;

import org.jspecify.annotations.NullMarked;
