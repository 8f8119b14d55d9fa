/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
/**
 * Command line, environment, config file and log format: what all programs share.
 *
 * <p>It lives in the wire module because that is the one module every program stands on; nothing in
 * {@code modelrelay.wire} uses it. A program writes a picocli command with a {@link
 * modelrelay.cli.CommonOptions} mixin, marks its options with {@link modelrelay.cli.Env} and calls
 * {@link modelrelay.cli.Program#run}.
 */
@NullMarked
package modelrelay.cli;

import org.jspecify.annotations.NullMarked;
