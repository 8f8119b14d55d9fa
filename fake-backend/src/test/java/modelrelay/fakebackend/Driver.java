/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import modelrelay.fakebackend.dialect.Json;

/** Drives a backend over its control API, as another process would. */
final class Driver implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;

    Driver(URI url) {
        this.url = url;
    }

    /** What the backend said. */
    record Said(int status, JsonNode json) {}

    /** Calls the control API; ' stands for " in the body. */
    Said call(String method, String path, String body) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(url.resolve("/__control" + path))
                        .method(
                                method,
                                HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                        .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Said(response.statusCode(), Json.MAPPER.readTree(response.body()));
    }

    /** Waits until the journal has such an entry. */
    JsonNode await(String selection) throws IOException, InterruptedException {
        var said = call("GET", "/journal?await_ms=10000&" + selection, "").json();
        if (!said.path("satisfied").asBoolean()) {
            throw new AssertionError("never seen: " + selection);
        }
        return said.at("/entries/0");
    }

    void script(String json) throws IOException, InterruptedException {
        var said = call("POST", "/scripts", json);
        if (said.status() != 201) {
            throw new AssertionError(said.toString());
        }
    }

    void release(String selection) throws IOException, InterruptedException {
        var said = call("POST", "/release?" + selection, "");
        if (said.status() != 200) {
            throw new AssertionError(said.toString());
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
