/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.generated;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import modelrelay.protocol.CancelReason;
import modelrelay.protocol.CloseReason;
import modelrelay.protocol.Protocol;
import modelrelay.protocol.ProtocolJson;
import modelrelay.protocol.ServerMessage;
import modelrelay.protocol.WorkerMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages, reasons and names are those of the protocol document. */
final class MessagesTest {

    private static final JsonNode DOCUMENT = ContractDocument.PROTOCOL.root();

    @Test
    void eachSideHasExactlyTheMessagesOfItsOperation() {
        assertThat(names(ServerMessage.class))
                .containsExactlyElementsOf(messagesOf("sendToWorker"));
        assertThat(names(WorkerMessage.class))
                .containsExactlyElementsOf(messagesOf("receiveFromWorker"));
    }

    @Test
    void everyExampleIsReadAsItsMessageAndWrittenBack() throws Exception {
        int examples = 0;
        for (var message : DOCUMENT.at("/components/messages").properties()) {
            for (JsonNode example : message.getValue().get("examples")) {
                String text = example.get("payload").toString();
                byte[] utf8 = text.getBytes(UTF_8);

                Object read =
                        messagesOf("sendToWorker").contains(message.getKey())
                                ? ProtocolJson.readServerMessage(utf8, 0, utf8.length)
                                : ProtocolJson.readWorkerMessage(utf8, 0, utf8.length);

                assertThat(read.getClass().getSimpleName()).isEqualTo(message.getKey());
                assertThat(GeneratedType.write(read)).isEqualTo(text);
                examples++;
            }
        }
        assertThat(examples).isGreaterThan(13);
    }

    @Test
    void knownReasonsAreThoseOfTheDocument() {
        List<String> names = new ArrayList<>();
        DOCUMENT.at("/components/schemas/CancelReason/oneOf/0/enum")
                .forEach(name -> names.add(name.asText()));

        assertThat(CancelReason.Known.values())
                .extracting(CancelReason.Known::text)
                .containsExactlyElementsOf(names);
    }

    @Test
    void aReasonKeepsItsFormAndAnUnknownNameBecomesOther() throws Exception {
        assertThat(reason("\"timeout\"")).isEqualTo(CancelReason.Known.TIMEOUT);
        assertThat(reason("{\"other\":\"timeout\"}")).isEqualTo(new CancelReason.Other("timeout"));
        assertThat(reason("\"solar_flare\"")).isEqualTo(new CancelReason.Other("solar_flare"));
        assertThat(reason("{\"x\":{\"other\":5},\"other\":\"a\"}"))
                .isEqualTo(new CancelReason.Other("a"));
        assertThat(GeneratedType.write(CancelReason.of("timeout"))).isEqualTo("\"timeout\"");
        assertThat(GeneratedType.write(CancelReason.of("solar_flare")))
                .isEqualTo("{\"other\":\"solar_flare\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "null", "true", "[1,{}]", "{}", "{\"other\":5}", "{\"x\":\"y\"}"})
    void aReasonOfAnotherTypeIsOneThatWeDoNotKnow(String json) throws Exception {
        assertThat(reason(json)).isEqualTo(new CancelReason.Other(""));
    }

    @Test
    void closeReasonsAreThoseOfTheDocument() {
        List<CloseReason> reasons = List.of(CloseReason.values());
        JsonNode codes = DOCUMENT.get("x-close-codes");

        assertThat(reasons).hasSize(codes.size());
        for (JsonNode code : codes) {
            assertThat(reasons)
                    .extracting(CloseReason::code, CloseReason::text)
                    .contains(tuple(code.get("code").asInt(), code.get("reason").asText()));
        }
    }

    @Test
    void namesAreThoseOfTheDocument() {
        assertThat(Protocol.VERSION).isEqualTo(DOCUMENT.get("x-protocol-version").asText());
        assertThat(Protocol.CONNECT_PATH)
                .isEqualTo(DOCUMENT.at("/channels/workerConnection/address").asText());
        assertThat(DOCUMENT.get("x-capabilities").findValuesAsText("name"))
                .containsExactly(Protocol.CAPABILITY_DRAIN, Protocol.CAPABILITY_RESPONSE_HEAD);
    }

    private static CancelReason reason(String json) throws Exception {
        return ProtocolJson.mapper().readValue(json, CancelReason.class);
    }

    private static List<String> names(Class<?> union) {
        return Arrays.stream(Objects.requireNonNull(union.getPermittedSubclasses()))
                .map(Class::getSimpleName)
                .toList();
    }

    private static List<String> messagesOf(String operation) {
        List<String> names = new ArrayList<>();
        for (JsonNode message : DOCUMENT.at("/operations/" + operation + "/messages")) {
            String reference = message.get("$ref").asText();
            names.add(reference.substring(reference.lastIndexOf('/') + 1));
        }
        return names;
    }
}
