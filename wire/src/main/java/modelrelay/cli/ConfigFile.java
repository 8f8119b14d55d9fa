/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A TOML file whose keys are flag names in snake_case: {@code queue_timeout = 30}. */
final class ConfigFile {

    private ConfigFile() {}

    /**
     * Reads the file.
     *
     * @param knownKeys the keys the program has; any other is refused, since it is a misspelling
     * @return key to value as it would be written on the command line; lists joined with commas
     * @throws BadConfigFile if it cannot be used; the message is one line and quotes no value
     */
    static Map<String, String> read(Path path, Set<String> knownKeys) throws BadConfigFile {
        JsonNode root = parse(path);
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            String key = entry.getKey();
            if (!knownKeys.contains(key)) {
                throw new BadConfigFile(path, "unknown key '" + key + "'");
            }
            values.put(key, text(path, key, entry.getValue()));
        }
        return values;
    }

    private static JsonNode parse(Path path) throws BadConfigFile {
        try {
            return new TomlMapper().readTree(Files.readString(path));
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new BadConfigFile(path, line > 0 ? "not TOML at line " + line : "not TOML");
        } catch (IOException e) {
            throw new BadConfigFile(path, "cannot be read");
        }
    }

    private static String text(Path path, String key, JsonNode value) throws BadConfigFile {
        if (!value.isArray()) {
            return scalar(path, key, value);
        }
        List<String> items = new ArrayList<>();
        for (JsonNode item : value) {
            items.add(scalar(path, key, item));
        }
        return String.join(",", items);
    }

    private static String scalar(Path path, String key, JsonNode value) throws BadConfigFile {
        if (!value.isValueNode()) {
            throw new BadConfigFile(path, "key '" + key + "' is not a plain value");
        }
        return value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText();
    }

    /** The file cannot be used. */
    static final class BadConfigFile extends Exception {

        private static final long serialVersionUID = 1L;

        BadConfigFile(Path path, String fault) {
            super("config file " + path + ": " + fault);
        }
    }
}
