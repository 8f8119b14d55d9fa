/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelrelay.fakebackend.dialect.Json;
import modelrelay.fakebackend.dialect.ModelRequest;
import modelrelay.fakebackend.script.Position;
import org.junit.jupiter.api.Test;

/** Requests and knobs in, steps out. */
class AnswerPlanTest {

    @Test
    void aStreamIsHeadEventsTokensEnd() throws Exception {
        assertThat(names(stream("{'tokens':2}")))
                .containsExactly(
                        "Head",
                        "Write",
                        "Write",
                        "TokenSent",
                        "Write",
                        "TokenSent",
                        "Write",
                        "Write",
                        "End");
    }

    @Test
    void holdsStandBeforeTheirPlace() throws Exception {
        assertThat(stream("{'tokens':2,'hold':['head','body','tokens','end']}"))
                .filteredOn(step -> step instanceof Step.Hold)
                .containsExactly(
                        new Step.Hold(Position.HEAD),
                        new Step.Hold(Position.BODY),
                        new Step.Hold(Position.token(1)),
                        new Step.Hold(Position.token(2)),
                        new Step.Hold(Position.END));
    }

    @Test
    void aFaultComesAfterTheTokensBeforeItsPlace() throws Exception {
        var steps = stream("{'tokens':5,'fault':'reset@token:3','hold':['token:3']}");
        int reset = steps.indexOf(new Step.Reset());
        assertThat(steps.subList(0, reset))
                .filteredOn(step -> step instanceof Step.TokenSent)
                .hasSize(2);
        assertThat(steps.get(reset - 1)).isEqualTo(new Step.Hold(Position.token(3)));
    }

    @Test
    void aPaceDoesNotDrift() throws Exception {
        assertThat(stream("{'tokens':3,'tokens_per_second':4}"))
                .filteredOn(step -> step instanceof Step.Paced)
                .containsExactly(
                        new Step.Paced(0),
                        new Step.Paced(250_000_000),
                        new Step.Paced(500_000_000));
    }

    @Test
    void anErrorIsNeverAStream() throws Exception {
        var steps = stream("{'status':429,'headers':{'Retry-After':'1'}}");
        assertThat(names(steps)).containsExactly("Head", "Write", "End");
        assertThat(steps.getFirst())
                .isInstanceOfSatisfying(
                        Step.Head.class,
                        head -> {
                            assertThat(head.status()).isEqualTo(429);
                            assertThat(head.headers())
                                    .containsEntry("retry-after", "1")
                                    .containsEntry("content-type", "application/json");
                        });
    }

    @Test
    void anOwnBodyReplacesTheAnswer() throws Exception {
        assertThat(text(stream("{'body':'<p>'}"))).isEqualTo("<p>");
        assertThat(stream("{'body':'<p>'}").getFirst())
                .isInstanceOfSatisfying(
                        Step.Head.class,
                        head ->
                                assertThat(head.headers())
                                        .containsEntry("content-type", "text/html; charset=utf-8"));
    }

    @Test
    void rawBytesReplaceEvenTheHead() throws Exception {
        assertThat(names(stream("{'raw_base64':'eA=='}"))).startsWith("Raw", "Close");
    }

    @Test
    void aFalseLengthIsSentUnframed() throws Exception {
        assertThat(stream("{'declared_length':3}").getFirst())
                .isInstanceOfSatisfying(
                        Step.UnframedHead.class,
                        head -> assertThat(head.headers()).containsEntry("content-length", "3"));
    }

    @Test
    void theTerminatorCanBeLeftOut() throws Exception {
        assertThat(text(stream("{'tokens':1}"))).contains("[DONE]");
        assertThat(text(stream("{'tokens':1,'omit_terminator':true}")))
                .doesNotContain("[DONE]")
                .contains("\"stop\"");
    }

    @Test
    void aPlaceAtTheEndCutsAWholeBodyInTwo() throws Exception {
        assertThat(names(steps("{'model':'m'}", "{'fault':'close@end'}", Map.of())))
                .containsExactly("Head", "Write", "Close", "Write", "End");
    }

    @Test
    void dripIsOneByteAWrite() throws Exception {
        assertThat(steps("{'model':'m'}", "{'body':'abc','write_size':1}", Map.of()))
                .filteredOn(step -> step instanceof Step.Write)
                .hasSize(3);
    }

    @Test
    void bigWritesGatherEventsAndKeepTheBytes() throws Exception {
        var plain = stream("{'tokens':50}");
        var gathered = stream("{'tokens':50,'write_size':1048576}");
        assertThat(gathered).filteredOn(step -> step instanceof Step.Write).hasSize(1);
        assertThat(gathered).filteredOn(step -> step instanceof Step.TokenSent).hasSize(50);
        assertThat(text(gathered)).isEqualTo(text(plain));
        assertThat(text(stream("{'tokens':50,'write_size':7}"))).isEqualTo(text(plain));
    }

    @Test
    void splitCharactersBreakInsideEachOne() {
        assertThat(WriteShape.insideCharacters("aé🦀b".getBytes(UTF_8)))
                .containsExactly(
                        new byte[] {'a', (byte) 0xc3},
                        new byte[] {(byte) 0xa9, (byte) 0xf0},
                        new byte[] {(byte) 0x9f, (byte) 0xa6, (byte) 0x80, 'b'});
    }

    @Test
    void aFloodIsMadeWhileItIsPlayed() throws Exception {
        var steps =
                answer(
                        "{'model':'m','stream':true}",
                        "{'tokens':100000000,'token_bytes':1024}",
                        Map.of());
        for (int i = 0; i < 1000; i++) {
            assertThat(steps.hasNext()).isTrue();
            steps.next();
        }
    }

    @Test
    void headersOverrideTheBodyWhichOverridesTheScript() throws Exception {
        String body = "{'model':'m','fake':{'text':'body','status':202}}";
        assertThat(text(steps("{'model':'m'}", "{'text':'script'}", Map.of())))
                .contains("\"script\"");
        assertThat(text(steps(body, "{'text':'script'}", Map.of()))).contains("\"body\"");
        var all = steps(body, "{'text':'script'}", Map.of("x-fake-text", "header"));
        assertThat(text(all)).contains("\"header\"");
        assertThat(((Step.Head) all.getFirst()).status()).isEqualTo(202);
    }

    private static List<Step> stream(String knobs) throws Exception {
        return steps("{'model':'m','stream':true}", knobs, Map.of());
    }

    private static List<Step> steps(String body, String knobs, Map<String, String> headers)
            throws Exception {
        var steps = new ArrayList<Step>();
        answer(body, knobs, headers).forEachRemaining(steps::add);
        return steps;
    }

    private static Iterator<Step> answer(String body, String knobs, Map<String, String> headers)
            throws Exception {
        var request = ModelRequest.read(body.replace('\'', '"').getBytes(UTF_8));
        var question =
                new AnswerChoice.Question(
                        1, 1, "POST", "/v1/chat/completions", headers, request, "");
        var script = Json.MAPPER.readTree(knobs.replace('\'', '"'));
        return new AnswerChoice(Json.object())
                .answer(question, Optional.of(script.deepCopy()), List.of());
    }

    private static List<String> names(List<Step> steps) {
        return steps.stream().map(step -> step.getClass().getSimpleName()).toList();
    }

    private static String text(List<Step> steps) {
        var bytes = new java.io.ByteArrayOutputStream();
        steps.forEach(step -> {
            if (step instanceof Step.Write(byte[] some)) {
                bytes.writeBytes(some);
            }
        });
        return bytes.toString(UTF_8);
    }
}
