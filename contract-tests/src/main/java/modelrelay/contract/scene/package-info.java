/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/**
 * One scenario: its cast by name, from entry to exit, and the servers that it shares with others.
 *
 * <p>Everybody who enters a {@link modelrelay.contract.scene.Scene} has left when it is closed.
 */
@NullMarked
package modelrelay.contract.scene;

import org.jspecify.annotations.NullMarked;
