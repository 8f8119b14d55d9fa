/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/**
 * Programs under test, and whatever else is run to see what it does: processes with settings.
 *
 * <p>A {@link modelrelay.contract.program.Program} is started from its launcher with an environment
 * and a free port, in a process group of its own, and is gone when its object is closed.
 */
@NullMarked
package modelrelay.contract.program;

import org.jspecify.annotations.NullMarked;
