/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core.terms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker says about itself when it connects, as it came.
 *
 * @param workerName for people; blank becomes {@code worker}
 * @param models as listed, not normalised yet
 * @param maxConcurrent its slots; 0 counts as 1
 * @param currentLoad requests it already works on, from elsewhere
 * @param protocol what it speaks
 */
public record Registration(
        String workerName,
        List<String> models,
        int maxConcurrent,
        int currentLoad,
        Protocol protocol) {

    /** The protocol version this server speaks. */
    public static final String PROTOCOL_VERSION = "2026-04-bridge-v1";

    /** The optional extensions this server knows. */
    public static final List<String> CAPABILITIES = List.of("response_head", "drain");

    /**
     * The dialect of a worker.
     *
     * @param version as sent; null if it sent none
     * @param capabilities optional extensions it offers
     */
    public record Protocol(@Nullable String version, List<String> capabilities) {
        /** Copies the list. */
        public Protocol {
            capabilities = List.copyOf(capabilities);
        }

        /** What both sides can. */
        public List<String> common() {
            return CAPABILITIES.stream().filter(capabilities::contains).toList();
        }
    }

    /** Copies the list. */
    public Registration {
        models = List.copyOf(models);
    }
}
