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
        // Whatever else a peer sends stands for a reason that we do not know (REG-064).
        String text = "";
        if (!json.isExpectedStartObjectToken()) {
            json.skipChildren();
            return new CancelReason.Other(text);
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = json.currentName().equals("other");
            if (json.nextToken() == JsonToken.VALUE_STRING && wanted) {
                text = json.getText();
            }
            json.skipChildren();
        }
        return new CancelReason.Other(text);
    }

    @Override
    public CancelReason getNullValue(DeserializationContext context) {
        return new CancelReason.Other("");
    }
}
