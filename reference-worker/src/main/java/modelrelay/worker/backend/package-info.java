/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
/**
 * Faces the model server: requests out, answers in as bytes, and closing as the one way to cancel.
 *
 * <p>Nothing here knows the relay's messages. Calls are answered on threads of the HTTP client,
 * which may be held up to slow a backend down.
 */
@NullMarked
package modelrelay.worker.backend;

import org.jspecify.annotations.NullMarked;
