/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The examples in both documents obey the schemas beside them. */
final class ExamplesTest {

    private static final Path FOLDER = Path.of(System.getProperty("basedir", "."));

    private final ContractDocument protocol =
            new ContractDocument(FOLDER.resolve("asyncapi.yaml"), SpecificationVersion.DRAFT_7);
    private final ContractDocument http =
            new ContractDocument(
                    FOLDER.resolve("openapi.yaml"), SpecificationVersion.DRAFT_2020_12);

    ExamplesTest() throws IOException {}

    @Test
    void everyMessageExampleObeysItsSchema() {
        for (ContractDocument.Example example : protocol.messageExamples()) {
            assertThat(protocol.violations(example.schema(), example.value()))
                    .as(example.place())
                    .isEmpty();
        }
    }

    @Test
    void everyMessageHasExamplesWithAndWithoutItsOptionalFields() {
        for (var message : protocol.root().at("/components/messages").properties()) {
            JsonNode schema = protocol.root().at("/components/schemas/" + message.getKey());
            Set<String> always = new HashSet<>();
            schema.path("properties").fieldNames().forEachRemaining(always::add);
            Set<String> never = new HashSet<>(always);
            for (JsonNode example : message.getValue().path("examples")) {
                example.path("payload").fieldNames().forEachRemaining(never::remove);
                always.removeIf(field -> !example.path("payload").has(field));
            }
            assertThat(never).as("fields of %s in no example", message.getKey()).isEmpty();
            assertThat(always)
                    .as("optional fields of %s in every example", message.getKey())
                    .isSubsetOf(required(schema));
        }
    }

    @Test
    void anOptionalFieldMayBeNullAndAnUnknownOneIsIgnored() {
        for (var schema : protocol.root().at("/components/schemas").properties()) {
            for (ContractDocument.Example example : protocol.messageExamples()) {
                if (!example.place().startsWith(schema.getKey() + "/")) {
                    continue;
                }
                ObjectNode loose = example.value().deepCopy();
                loose.put("unknown_field", 1);
                for (String field : fields(schema.getValue())) {
                    if (!required(schema.getValue()).contains(field)) {
                        loose.putNull(field);
                    }
                }
                assertThat(protocol.violations(example.schema(), loose))
                        .as(example.place())
                        .isEmpty();
            }
        }
    }

    @Test
    void aMissingRequiredFieldIsAViolation() {
        for (ContractDocument.Example example : protocol.messageExamples()) {
            String name = example.place().substring(0, example.place().indexOf('/'));
            for (String field : required(protocol.root().at("/components/schemas/" + name))) {
                ObjectNode without = example.value().deepCopy();
                without.remove(field);
                assertThat(protocol.violations(example.schema(), without))
                        .as(example.place() + " without " + field)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void everyHttpExampleObeysItsSchema() {
        assertThat(http.httpExamples()).hasSizeGreaterThan(60);
        for (ContractDocument.Example example : http.httpExamples()) {
            assertThat(http.violations(example.schema(), example.value()))
                    .as(example.place())
                    .isEmpty();
        }
    }

    @Test
    void everyHttpBodyHasAnExample() {
        for (JsonNode content : http.root().findValues("content")) {
            for (var media : content.properties()) {
                assertThat(media.getValue().path("examples")).as(media.toString()).isNotEmpty();
            }
        }
    }

    private static List<String> fields(JsonNode schema) {
        return schema.path("properties").propertyStream().map(Map.Entry::getKey).toList();
    }

    private static List<String> required(JsonNode schema) {
        return schema.path("required").valueStream().map(JsonNode::asText).toList();
    }
}
