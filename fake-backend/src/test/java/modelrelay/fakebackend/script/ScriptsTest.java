/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import modelrelay.fakebackend.dialect.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which script is used, and how often. */
class ScriptsTest {
    private final Scripts scripts = new Scripts();

    /** A request as scripts see it. */
    private record Request(String method, String path, String model, String body, String label)
            implements Match.Target {}

    private static final Request REQUEST =
            new Request("POST", "/v1/messages?a=b", "m", "some text", "label");

    @Test
    void aScriptIsUsedAsOftenAsItSays() throws Exception {
        String twice = scripts.add(script("{'times':2,'answer':{}}"));
        String after = scripts.add(script("{'answer':{}}"));
        assertThat(used()).isEqualTo(twice);
        assertThat(used()).isEqualTo(twice);
        assertThat(used()).isEqualTo(after);
        assertThat(used()).isEqualTo(after);
        assertThat(scripts.list()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'marker':'some'}",
                "{'marker':'a=b'}",
                "{'marker':'label'}",
                "{'model':'m'}",
                "{'path':'/v1/messages'}",
                "{'method':'post','model':'m','marker':'text'}"
            })
    void aScriptIsForWhatItMatches(String match) throws Exception {
        scripts.add(script("{'match':" + match + ",'answer':{}}"));
        assertThat(scripts.take(REQUEST)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'marker':'labe1'}",
                "{'marker':'lab'}",
                "{'model':'n'}",
                "{'path':'/v1/messages?a=b'}",
                "{'method':'GET'}",
                "{'model':'m','marker':'other'}"
            })
    void andForNothingElse(String match) throws Exception {
        scripts.add(script("{'match':" + match + ",'answer':{}}"));
        assertThat(scripts.take(REQUEST)).isEmpty();
    }

    @Test
    void removedScriptsAreNotUsed() throws Exception {
        String id = scripts.add(script("{'answer':{}}"));
        assertThat(scripts.remove(entry -> entry.id().equals(id))).isEqualTo(1);
        assertThat(scripts.take(REQUEST)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{'answer':{},'extra':1}",
                "{'answer':{},'times':0}",
                "{'answer':{},'times':'1'}",
                "{'answer':{},'match':{'modl':'m'}}",
                "{'answer':{},'match':{'model':5}}",
                "{'answer':{'tokns':5}}"
            })
    void aScriptThatIsNotUnderstoodIsRefused(String json) {
        assertThatThrownBy(() -> script(json)).isInstanceOf(BadScript.class);
    }

    private String used() {
        return scripts.take(REQUEST).orElseThrow().id();
    }

    private static Script script(String json) throws Exception {
        return Script.read(Json.MAPPER.readTree(json.replace('\'', '"')));
    }
}
