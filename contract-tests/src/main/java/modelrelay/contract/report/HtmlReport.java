/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A page in one file: the record, and what it takes to look at it without a network. */
public final class HtmlReport {
    private static final String PLACE = "\"REPORT\"";

    private HtmlReport() {}

    /** The page of one run. */
    public static String of(JsonNode report) {
        return filled("report.html", report);
    }

    /** The page that compares several. */
    static String matrix(JsonNode reports) {
        return filled("matrix.html", reports);
    }

    private static String filled(String template, JsonNode data) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(template)) {
            if (in == null) {
                throw new IllegalStateException(template + " is not on the class path");
            }
            String page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            // Inside a script element, "<" may end it.
            return page.replace(PLACE, data.toString().replace("<", "\\u003c"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
