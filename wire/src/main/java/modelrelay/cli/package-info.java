/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
/**
 * Command line, environment, config file and log format: what all programs share.
 *
 * <p>It lives in the wire module because that is the one module every program stands on; nothing in
 * {@code modelrelay.wire} uses it. A program declares its {@link modelrelay.cli.Flags} and calls
 * {@link modelrelay.cli.Program#run}; the command line library behind them is nobody else's
 * business.
 */
@NullMarked
package modelrelay.cli;

import org.jspecify.annotations.NullMarked;
