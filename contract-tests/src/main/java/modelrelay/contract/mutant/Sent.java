/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import modelrelay.contract.net.Header;
import modelrelay.contract.net.HttpHead;

/** One request of HTTP as it goes on to the program, and what is known of it. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Sent(HttpHead head, byte[] body, int tries) {
    /** The same, sent once more. */
    Sent again() {
        return new Sent(head, body, tries + 1);
    }

    /** Whether it asks for an upgrade. */
    boolean isUpgrade() {
        return head.lists("upgrade", "websocket");
    }

    /**
     * The bytes on the wire: the body whole and with its length, the upgrade without extensions.
     */
    byte[] bytes() {
        var headers = new ArrayList<Header>();
        for (Header header : head.headers()) {
            String name = header.name();
            boolean isLength =
                    name.equalsIgnoreCase("content-length")
                            || name.equalsIgnoreCase("transfer-encoding");
            if (!isLength && !name.equalsIgnoreCase("sec-websocket-extensions")) {
                headers.add(header);
            }
        }
        if (body.length > 0 || head.method().equals("POST") || head.method().equals("PUT")) {
            headers.add(new Header("Content-Length", Integer.toString(body.length)));
        }
        return joined(new HttpHead(head.startLine(), List.copyOf(headers)).bytes(), body);
    }

    /** Two pieces as one. */
    static byte[] joined(byte[] first, byte[] second) {
        byte[] all = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    /** The request after the changes of a rule. */
    Sent changed(Rule rule, Stage stage) {
        String target = head.target();
        for (Map.Entry<String, JsonNode> one : rule.words().path("new-path").properties()) {
            target = target.replaceAll(one.getKey(), one.getValue().asText());
        }
        String method = rule.has("new-method") ? rule.text("new-method") : head.method();
        byte[] text = body;
        if (rule.has("set") || rule.has("replace")) {
            text =
                    JsonEdit.apply(rule, new String(body, StandardCharsets.UTF_8), part -> part)
                            .getBytes(StandardCharsets.UTF_8);
        }
        var changed =
                new HttpHead(
                        method + " " + target + " HTTP/1.1", headers(head.headers(), rule, stage));
        return new Sent(changed, text, tries);
    }

    /** Header fields after {@code set-headers}: null drops, {@code $NAME} is a setting. */
    static List<Header> headers(List<Header> before, Rule rule, Stage stage) {
        var headers = new ArrayList<>(before);
        for (Map.Entry<String, JsonNode> one : rule.words().path("set-headers").properties()) {
            headers.removeIf(header -> header.name().equalsIgnoreCase(one.getKey()));
            String value = one.getValue().asText();
            if (!one.getValue().isNull()) {
                headers.add(
                        new Header(
                                one.getKey(),
                                value.startsWith("$") ? stage.setting(value.substring(1)) : value));
            }
        }
        return List.copyOf(headers);
    }
}
