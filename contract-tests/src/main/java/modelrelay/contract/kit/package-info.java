/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/**
 * The command {@code modelrelay-contract}: judges anybody's worker or server.
 *
 * <p>{@link modelrelay.contract.kit.Kit} is the program; a class for each command.
 */
@NullMarked
package modelrelay.contract.kit;

import org.jspecify.annotations.NullMarked;
