/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.relay;

import java.util.Map;
import modelrelay.server.core.terms.ProviderName;

/**
 * What is forwarded of a client's request.
 *
 * @param endpointPath with its query string
 * @param content headers and body
 */
public record ForwardedRequest(
        ProviderName provider,
        String model,
        String endpointPath,
        boolean isStreaming,
        Content content) {

    /**
     * What passes through unread.
     *
     * @param headers already selected, names in lower case
     * @param body valid UTF-8; nobody changes the array
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
    public record Content(Map<String, String> headers, byte[] body) {}
}
