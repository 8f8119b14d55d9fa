/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;

/** Changes of the settings that an honest program gets. */
final class Settings {
    private Settings() {}

    /**
     * Changes one: {@code +1} adds and {@code x2} multiplies where it is set, null takes it away,
     * {@code $NAME} is another setting, {@code ?v} is a value where none is set, anything else is
     * the new value.
     */
    static void change(Map<String, String> settings, String name, JsonNode change) {
        String text = change.asText();
        String before = settings.get(name);
        if (text.startsWith("?")) {
            settings.putIfAbsent(name, text.substring(1));
        } else if (change.isNull()) {
            settings.remove(name);
        } else if (text.matches("[+-][0-9.]+|x[0-9.]+")) {
            if (before != null && before.matches("[0-9.]+")) {
                settings.put(name, reckon(new BigDecimal(before), text));
            }
        } else if (text.startsWith("$")) {
            settings.put(name, settings.getOrDefault(text.substring(1), ""));
        } else {
            settings.put(name, text);
        }
    }

    private static String reckon(BigDecimal before, String change) {
        BigDecimal by = new BigDecimal(change.substring(1));
        BigDecimal after =
                switch (change.charAt(0)) {
                    case 'x' -> before.multiply(by);
                    case '+' -> before.add(by);
                    default -> before.subtract(by);
                };
        return after.stripTrailingZeros().toPlainString();
    }
}
