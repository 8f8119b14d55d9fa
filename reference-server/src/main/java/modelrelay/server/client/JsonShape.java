/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import modelrelay.server.client.InferenceBody.Json;

/** What kind of JSON document some bytes are. */
final class JsonShape {

    private JsonShape() {}

    /** Whether this is one whole JSON object. */
    static boolean isObject(byte[] utf8) {
        try (JsonParser json = Json.open(utf8)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            json.skipChildren();
            return json.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }
}
