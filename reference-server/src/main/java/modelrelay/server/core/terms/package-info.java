/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
/**
 * The terms in which the rules are spoken to: {@link Event}s go in, {@link Effect}s come out, and
 * both name requests, workers and reasons by the types beside them. Values only; what they come to
 * is decided one package up.
 */
@NullMarked
@CheckReturnValue
package modelrelay.server.core.terms;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
