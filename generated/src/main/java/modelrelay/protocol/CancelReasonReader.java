/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

// Generated from spec/asyncapi.yaml, do not edit.

package modelrelay.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;

/** Reads a {@link CancelReason} in both of its forms. Stateless. */
final class CancelReasonReader extends JsonDeserializer<CancelReason> {

    @Override
    public CancelReason deserialize(JsonParser json, DeserializationContext context)
            throws IOException {
        if (json.hasToken(JsonToken.VALUE_STRING)) {
            return CancelReason.of(json.getText());
        }
        if (!json.isExpectedStartObjectToken()) {
            return context.reportInputMismatch(CancelReason.class, "neither a name nor an object");
        }
        String text = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = json.currentName().equals("other");
            JsonToken value = json.nextToken();
            if (!wanted) {
                json.skipChildren();
            } else if (value == JsonToken.VALUE_STRING) {
                text = json.getText();
            } else {
                return context.reportInputMismatch(CancelReason.class, "\"other\" is not a string");
            }
        }
        if (text == null) {
            return context.reportInputMismatch(CancelReason.class, "\"other\" is missing");
        }
        return new CancelReason.Other(text);
    }
}
