/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.kit;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import modelrelay.contract.program.Setting;
import org.jspecify.annotations.Nullable;

/**
 * What a program says of itself in {@code conformance.yaml}.
 *
 * @param name what it is called in reports
 * @param capabilities optional behaviour that it has, beside what it announces on the wire
 * @param fixed settings that it cannot change, with their only value
 * @param needsPort whether a server must be told a port because it does not log the one it bound
 */
record Declaration(
        @JsonProperty("name") @Nullable String name,
        @JsonProperty("capabilities") @Nullable List<String> capabilities,
        @JsonProperty("fixed") @Nullable Map<String, String> fixed,
        @JsonProperty("needs_port") @Nullable Boolean needsPort) {
    static final Declaration NONE = new Declaration(null, null, null, null);

    static Declaration read(Path file) {
        try {
            var mapper =
                    YAMLMapper.builder()
                            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                            .build();
            String text = Files.readString(file);
            return text.lines().allMatch(Declaration::saysNothing)
                    ? NONE
                    : mapper.readValue(text, Declaration.class);
        } catch (JsonProcessingException broken) {
            throw new BadUsage(file + ": " + broken.getOriginalMessage());
        } catch (IOException unreadable) {
            throw new BadUsage("cannot read " + file);
        }
    }

    private static boolean saysNothing(String line) {
        return line.isBlank() || line.strip().startsWith("#");
    }

    List<String> declared() {
        return capabilities == null ? List.of() : capabilities;
    }

    /** The fixed settings; their names are those of the environment variables, in any case. */
    Map<Setting, String> knobs() {
        var knobs = new EnumMap<Setting, String>(Setting.class);
        if (fixed != null) {
            fixed.forEach((key, value) -> knobs.put(setting(key), value));
        }
        return knobs;
    }

    private static Setting setting(String key) {
        String wanted = key.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(Setting.values())
                .filter(one -> one.variable().equals(wanted) || one.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new BadUsage("fixed: there is no setting " + key));
    }
}
