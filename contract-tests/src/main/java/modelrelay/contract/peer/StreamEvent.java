/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One event of a stream, read as the standard of server-sent events has it.
 *
 * @param name empty if it has none
 * @param data its lines, joined by line feeds
 */
public record StreamEvent(String name, String data) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** All events of a text in order; one that no empty line ends is none yet. */
    public static List<StreamEvent> in(String text) {
        var events = new ArrayList<StreamEvent>();
        var data = new ArrayList<String>();
        String name = "";
        for (String line : lines(text)) {
            if (line.isEmpty()) {
                if (!data.isEmpty()) {
                    events.add(new StreamEvent(name, String.join("\n", data)));
                }
                data.clear();
                name = "";
            } else if (field(line).equals("data")) {
                data.add(value(line));
            } else if (field(line).equals("event")) {
                name = value(line);
            }
        }
        return events;
    }

    /** Only those that have an end. */
    private static List<String> lines(String text) {
        List<String> lines = List.of(text.split("\r\n|\n|\r", -1));
        return lines.subList(0, lines.size() - 1);
    }

    /** A comment has an empty one. */
    private static String field(String line) {
        int colon = line.indexOf(':');
        return colon < 0 ? line : line.substring(0, colon);
    }

    private static String value(String line) {
        int colon = line.indexOf(':');
        String value = colon < 0 ? "" : line.substring(colon + 1);
        return value.startsWith(" ") ? value.substring(1) : value;
    }

    /** Whether a text ends between two events, and not inside one; comments stand between them. */
    public static boolean endsBetween(String text) {
        List<String> lines = lines(text);
        return (text.endsWith("\n") || text.endsWith("\r"))
                && lines.subList(lines.lastIndexOf("") + 1, lines.size()).stream()
                        .allMatch(line -> line.startsWith(":"));
    }

    /** The data as JSON; missing if it is none. */
    public JsonNode json() {
        try {
            return JSON.readTree(data);
        } catch (JsonProcessingException text) {
            return MissingNode.getInstance();
        }
    }

    /** Whether it says that something failed, in any dialect. */
    public boolean isError() {
        return name.equals("error") || json().has("error");
    }
}
