/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core.terms;

/**
 * The name of one connection of a worker; a worker that reconnects gets another one.
 *
 * @param text unguessable, made outside the core
 */
public record WorkerId(String text) {
    @Override
    public String toString() {
        return text;
    }
}
