/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.tap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** The journal of a scenario as a document, for reports. */
public final class WireLog {
    /** The media type of the document. */
    public static final String MEDIA_TYPE = "application/vnd.modelrelay.wire+json";

    /** Enough for a reader; the beginning and the end matter most. */
    private static final int FIRST = 150;

    private static final int LAST = 250;

    private WireLog() {}

    /** Writes what passed as a JSON array. */
    public static byte[] write(Journal journal) {
        List<Entry> entries = journal.entries();
        ObjectMapper mapper = new ObjectMapper();
        ArrayNode array = mapper.createArrayNode();
        for (int i = 0; i < entries.size(); i++) {
            if (i >= FIRST && i < entries.size() - LAST) {
                continue;
            }
            Entry entry = entries.get(i);
            array.addObject()
                    .put("millis", (entry.nanos() - journal.origin()) / 1e6)
                    .put("leg", entry.leg().name().toLowerCase(Locale.ROOT))
                    .put("connection", entry.connection())
                    .put("of_program", entry.author() == Entry.Author.PROGRAM)
                    .put("kind", entry.kind().name().toLowerCase(Locale.ROOT))
                    .put("text", entry.text());
        }
        try {
            return mapper.writeValueAsBytes(array);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
