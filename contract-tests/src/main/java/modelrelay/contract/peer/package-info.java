/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/**
 * Whom the suite plays itself: {@link modelrelay.contract.peer.Client}, {@link
 * modelrelay.contract.peer.ScriptedWorker}, {@link modelrelay.contract.peer.ScriptedServer} and the
 * backend.
 *
 * <p>They read on virtual threads and only record; nothing but {@link
 * modelrelay.contract.tap.Patience} waits.
 */
@NullMarked
package modelrelay.contract.peer;

import org.jspecify.annotations.NullMarked;
