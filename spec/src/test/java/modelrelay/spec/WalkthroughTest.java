/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The frames that {@code docs/protocol-walkthrough.md} shows are frames of the protocol. */
final class WalkthroughTest {

    private static final Path FOLDER = Path.of(System.getProperty("basedir", "."));

    /**
     * A frame as the page shows it.
     *
     * @param sender the line above its block, which begins with who sends it
     */
    private record Frame(String sender, JsonNode value) {

        String type() {
            return value.path("type").asText();
        }
    }

    private final ContractDocument protocol =
            new ContractDocument(FOLDER.resolve("asyncapi.yaml"), SpecificationVersion.DRAFT_7);
    private final ObjectNode messages = JsonNodeFactory.instance.objectNode();
    private final List<Frame> frames =
            frames(Files.readAllLines(FOLDER.resolve("../docs/protocol-walkthrough.md")));

    WalkthroughTest() throws IOException {
        for (JsonNode message : protocol.root().at("/components/messages")) {
            messages.set(message.path("name").asText(), message);
        }
    }

    @Test
    void everyMessageIsShown() {
        var shown = new TreeSet<String>();
        frames.forEach(frame -> shown.add(frame.type()));
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        messages.properties().stream().map(Map.Entry::getKey).toList());
    }

    @Test
    void everyFrameObeysTheSchemaOfItsType() {
        for (Frame frame : frames) {
            assertThat(protocol.violations(message(frame).path("payload"), frame.value()))
                    .as(frame.toString())
                    .isEmpty();
        }
    }

    @Test
    void everyFrameIsSentByTheSideNamedAboveIt() {
        for (Frame frame : frames) {
            boolean fromServer =
                    message(frame).path("tags").findValuesAsText("name").contains("server-message");
            assertThat(frame.sender())
                    .as(frame.toString())
                    .startsWith(fromServer ? "Server to worker" : "Worker to server");
        }
    }

    private JsonNode message(Frame frame) {
        JsonNode message = messages.path(frame.type());
        assertThat(message.isObject()).as(frame.toString()).isTrue();
        return message;
    }

    private static List<Frame> frames(List<String> page) throws IOException {
        var found = new ArrayList<Frame>();
        var json = new ObjectMapper();
        String above = "";
        boolean inside = false;
        for (String line : page) {
            if (line.startsWith("```")) {
                inside = line.equals("```json");
            } else if (inside) {
                found.add(new Frame(above, json.readTree(line)));
            } else if (!line.isBlank()) {
                above = line;
            }
        }
        return found;
    }
}
