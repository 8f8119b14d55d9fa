/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.backend;

import java.time.Duration;

/**
 * How patient the worker is with its backend.
 *
 * @param connect longest time for a connection (WRK-008)
 * @param idle longest silence, before the head and between pieces of the body (WRK-009)
 */
public record BackendTiming(Duration connect, Duration idle) {}
