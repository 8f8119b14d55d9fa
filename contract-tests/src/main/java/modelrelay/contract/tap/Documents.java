/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.tap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The two documents of the contract as trees. Read once; not to be changed. */
final class Documents {
    private static final JsonNode ASYNC = read("asyncapi.yaml");
    private static final JsonNode OPEN = read("openapi.yaml");

    private Documents() {}

    /** What passes between server and worker. */
    static JsonNode asyncApi() {
        return ASYNC;
    }

    /** What passes between client and server. */
    static JsonNode openApi() {
        return OPEN;
    }

    private static JsonNode read(String name) {
        String place = "/modelrelay/spec/" + name;
        try (InputStream in = Documents.class.getResourceAsStream(place)) {
            if (in == null) {
                throw new IllegalStateException(place + " is not on the class path");
            }
            return new YAMLMapper().readTree(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
