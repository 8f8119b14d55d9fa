/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/**
 * The cast of a scenario: programs as processes, and the peers that the suite plays itself.
 *
 * <p>Programs are started from their launchers with an environment and a free port, in a process
 * group of their own, and are gone when their object is closed. Played peers ({@link
 * modelrelay.contract.driver.Client}, {@link modelrelay.contract.driver.ScriptedWorker}, {@link
 * modelrelay.contract.driver.ScriptedServer}) read on virtual threads and only record; nothing but
 * {@link modelrelay.contract.driver.Patience} waits.
 */
@NullMarked
package modelrelay.contract.driver;

import org.jspecify.annotations.NullMarked;
