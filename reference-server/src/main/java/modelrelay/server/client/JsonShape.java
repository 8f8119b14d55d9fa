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

    /** Whether this is one whole JSON object with an object named {@code error} in it. */
    static boolean isError(byte[] utf8) {
        boolean hasError = false;
        try (JsonParser json = Json.open(utf8)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                hasError |= json.nextToken() == JsonToken.START_OBJECT && name.equals("error");
                json.skipChildren();
            }
            return hasError && json.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }
}
