/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.dialect;

/**
 * Everything a dialect needs to word one answer.
 *
 * @param number the request's number, out of which all ids are made, so that they repeat from run
 *     to run
 * @param createdSeconds Unix time that the answer claims
 */
public record Reply(long number, long createdSeconds, ModelRequest request, Tokens tokens) {

    String id(String prefix) {
        return "%sfake%08d".formatted(prefix, number);
    }

    String model() {
        return request.model();
    }

    int promptTokens() {
        return request.promptTokens();
    }
}
