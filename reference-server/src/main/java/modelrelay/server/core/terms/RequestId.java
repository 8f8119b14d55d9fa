/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core.terms;

/**
 * The name of one client request, from its arrival to its end; also its {@code x-request-id}.
 *
 * @param text unguessable, made outside the core
 */
public record RequestId(String text) {
    @Override
    public String toString() {
        return text;
    }
}
