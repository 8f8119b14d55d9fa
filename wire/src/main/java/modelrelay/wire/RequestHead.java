/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire;

import java.util.Map;

/**
 * A {@code request} message without its body.
 *
 * @param endpointPath path and query string of the client's request
 * @param headers lower-case names; empty for none
 */
public record RequestHead(
        String requestId,
        String model,
        String endpointPath,
        boolean isStreaming,
        Map<String, String> headers) {}
