/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import modelrelay.contract.tap.Sightings;
import org.junit.jupiter.api.Test;

/**
 * What the documents promise has passed in some scenario: every message, every field there and left
 * out, every reason, close and answer. Runs after the suites, by the order of their names.
 */
final class SightingsIT {
    private static final String UNSEEN = "/modelrelay/contract/unseen.yaml";

    @Test
    void everyPartOfTheDocumentsHasBeenSeenUnlessThereIsAReason() throws IOException {
        Path file = Path.of(System.getProperty("modelrelay.contract.sightings", ""));
        var seen = new TreeSet<>(Files.readAllLines(file));
        Map<String, String> excused = excused();
        assertThat(Sightings.missing(seen))
                .as("never seen, and no reason in %s", UNSEEN)
                .filteredOn(one -> !excused.containsKey(one))
                .isEmpty();
        assertThat(excused.keySet()).as("excused, and seen").doesNotContainAnyElementsOf(seen);
        assertThat(Sightings.promised()).as("excused").containsAll(excused.keySet());
    }

    private static Map<String, String> excused() throws IOException {
        try (InputStream in = SightingsIT.class.getResourceAsStream(UNSEEN)) {
            assertThat(in).isNotNull();
            return new YAMLMapper().readValue(in, new TypeReference<Map<String, String>>() {});
        }
    }
}
