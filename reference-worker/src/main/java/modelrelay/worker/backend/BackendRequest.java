/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.backend;

import java.util.Map;

/**
 * A request for the backend.
 *
 * @param method {@code POST} or {@code GET}; the body of a GET is empty
 * @param endpointPath path and query, appended to the backend's URL
 * @param headers lower-case names
 * @param body sent as UTF-8
 */
public record BackendRequest(
        String method, String endpointPath, Map<String, String> headers, String body) {

    /** A request that asks for something. */
    public static BackendRequest get(String endpointPath) {
        return new BackendRequest("GET", endpointPath, Map.of(), "");
    }
}
