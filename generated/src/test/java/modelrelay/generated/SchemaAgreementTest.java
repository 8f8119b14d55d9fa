/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.generated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every record says the same as its schema. */
final class SchemaAgreementTest {

    private static final int SEEDS = 200;

    /** Values of every JSON type, with the contents that collections may wrongly hold. */
    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "\"true\"",
                    "5",
                    "-1",
                    "\"5\"",
                    "1.5",
                    "\"\"",
                    "[]",
                    "[5]",
                    "[null]",
                    "[\"a\"]",
                    "\"a\"",
                    "{}",
                    "{\"a\":5}",
                    "{\"a\":null}",
                    "{\"a\":\"b\"}",
                    "{\"a\":1.5}",
                    "{\"a\":{}}",
                    "{\"other\":\"x\"}",
                    "{\"other\":5}");

    static Stream<GeneratedType> types() {
        return GeneratedType.all();
    }

    @Test
    void bothDocumentsHaveTypes() {
        assertThat(types().map(GeneratedType::document).distinct())
                .containsExactly(ContractDocument.PROTOCOL, ContractDocument.API);
        assertThat(types()).hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @MethodSource("types")
    void componentsAreTheFieldsInTheirOrder(GeneratedType type) {
        RecordComponent[] components = type.type().getRecordComponents();

        assertThat(Arrays.stream(components).map(SchemaAgreementTest::wireName))
                .containsExactlyElementsOf(type.fields().stream().map(Map.Entry::getKey).toList());
        for (RecordComponent component : components) {
            JsonNode field = type.schema().get("properties").get(wireName(component));
            assertThat(RecordSamples.isNullable(component))
                    .as("%s may be null", component.getName())
                    .isEqualTo(!type.isRequired(wireName(component)) || type.isNullable(field));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatJavaWritesObeysTheSchemaAndComesBackEqual(GeneratedType type) throws Exception {
        for (int seed = 0; seed < SEEDS; seed++) {
            Object record = new RecordSamples(seed).sample(type.type());

            JsonNode json = tree(GeneratedType.write(record));

            if (!hasPattern(type)) {
                assertThat(type.violations(json)).as("seed %d: %s", seed, json).isEmpty();
            }
            assertThat(type.read(json)).as("seed %d: %s", seed, json).isEqualTo(record);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatTheSchemaAllowsIsReadAndWrittenBackInOrder(GeneratedType type) throws Exception {
        for (int seed = 0; seed < SEEDS; seed++) {
            JsonNode json = new SchemaSamples(type.document(), seed).sample(type.schema());
            assertThat(type.violations(json)).as("seed %d: %s", seed, json).isEmpty();

            assertThat(GeneratedType.write(type.read(json)))
                    .as("seed %d", seed)
                    .isEqualTo(json.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void unknownFieldsAndNullsInPlaceOfOptionalFieldsChangeNothing(GeneratedType type)
            throws Exception {
        for (int seed = 0; seed < SEEDS; seed++) {
            SchemaSamples samples = new SchemaSamples(type.document(), seed);
            JsonNode json = samples.sample(type.schema());
            JsonNode noisy = samples.noisy(type.schema(), json);
            assertThat(type.violations(noisy)).as("seed %d: %s", seed, noisy).isEmpty();

            assertThat(GeneratedType.write(type.read(noisy)))
                    .as("seed %d: %s", seed, noisy)
                    .isEqualTo(json.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void aMissingRequiredFieldFails(GeneratedType type) {
        for (var field : type.fields()) {
            ObjectNode json = sample(type);
            json.remove(field.getKey());

            assertThat(type.accepts(json))
                    .as("%s without %s", json, field.getKey())
                    .isEqualTo(!type.isRequired(field.getKey()));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void aValueIsTakenExactlyIfTheSchemaTakesIt(GeneratedType type) throws Exception {
        for (var field : type.fields()) {
            for (String text : VALUES) {
                JsonNode value = tree(text);
                ObjectNode json = sample(type);
                json.set(field.getKey(), value);
                boolean allowed = type.violations(json).isEmpty();
                if (field.getKey().equals("reason") && isReason(field)) {
                    allowed = true; // Whatever a peer sends stands for some reason (REG-064).
                }
                if (value.isTextual() && field.getValue().has("pattern")) {
                    continue; // The form of a secret is the business of who makes it.
                }

                assertThat(type.accepts(json)).as("%s", json).isEqualTo(allowed);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void aNumberWithAFractionOfZeroIsNoInteger(GeneratedType type) throws Exception {
        for (var field : type.fields()) {
            ObjectNode json = sample(type);
            json.set(field.getKey(), tree("1.0"));

            assertThat(type.accepts(json))
                    .as("%s", json)
                    .isEqualTo(
                            field.getValue().path("type").asText().equals("number")
                                    || isReason(field));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void anIntegerOutOfRangeFails(GeneratedType type) throws Exception {
        for (var field : type.fields()) {
            String format = field.getValue().path("format").asText();
            ObjectNode json = sample(type);
            json.set(
                    field.getKey(),
                    tree(format.equals("int64") ? "9223372036854775808" : "2147483648"));
            if (format.startsWith("int")) {
                assertThat(type.accepts(json)).as("%s", json).isFalse();
            }
        }
    }

    private static boolean isReason(Map.Entry<String, JsonNode> field) {
        return field.getValue().path("$ref").asText().endsWith("/CancelReason");
    }

    private static boolean hasPattern(GeneratedType type) {
        return type.fields().stream().anyMatch(field -> field.getValue().has("pattern"));
    }

    private static ObjectNode sample(GeneratedType type) {
        return (ObjectNode) new SchemaSamples(type.document(), 1).sample(type.schema());
    }

    private static String wireName(RecordComponent component) {
        return Objects.requireNonNull(component.getAccessor().getAnnotation(JsonProperty.class))
                .value();
    }

    private static JsonNode tree(String json) throws Exception {
        return new ObjectMapper().readTree(json);
    }
}
