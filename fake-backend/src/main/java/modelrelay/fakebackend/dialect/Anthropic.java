/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.dialect;

import com.fasterxml.jackson.databind.JsonNode;

/** What the Anthropic endpoints have in common. */
final class Anthropic {
    private Anthropic() {}

    static JsonNode error(int status, String message) {
        var body = Json.object().put("type", "error");
        body.putObject("error")
                .put(
                        "type",
                        switch (status) {
                            case 401 -> "authentication_error";
                            case 403 -> "permission_error";
                            case 404 -> "not_found_error";
                            case 413 -> "request_too_large";
                            case 429 -> "rate_limit_error";
                            case 503, 529 -> "overloaded_error";
                            case 504 -> "timeout_error";
                            default -> status >= 500 ? "api_error" : "invalid_request_error";
                        })
                .put("message", message);
        return body;
    }
}
