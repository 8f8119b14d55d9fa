/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.stream;

import java.util.Map;

/**
 * Status and headers of an answer.
 *
 * @param status an HTTP status that may reach a client: 200 to 599
 * @param headers in the order given
 */
public record ResponseHead(int status, Map<String, String> headers) {

    /** Whether the status says that the request was served. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
