/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
/**
 * Names of models: how a worker's list is read, and which of them a provider offers because of the
 * lists it has. Who serves a model is decided one package up.
 */
@NullMarked
@CheckReturnValue
package modelrelay.server.core.models;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
