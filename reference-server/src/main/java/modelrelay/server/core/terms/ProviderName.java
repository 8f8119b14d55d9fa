/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core.terms;

/**
 * The name of a provider: a virtual model service with a queue and workers of its own.
 *
 * @param text as configured and as workers give it when they connect
 */
public record ProviderName(String text) {
    @Override
    public String toString() {
        return text;
    }
}
