/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Characters at the edges of what UTF-8 allows, whole and cut. */
final class Utf8CutterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00",
                "7f",
                "c280",
                "dfbf",
                "e0a080",
                "ed9fbf",
                "ee8080",
                "efbfbf",
                "f0908080",
                "f48fbfbf",
                "4141414141414141c280",
                "e0a08041414141414141"
            })
    void whatIsUtf8PassesHoweverItIsCut(String hex) throws Utf8Cutter.NotUtf8 {
        byte[] text = HexFormat.of().parseHex(hex);
        assertThat(Utf8.isValid(text, 0, text.length)).isTrue();
        for (int at = 0; at <= text.length; at++) {
            Utf8Cutter cutter = new Utf8Cutter();
            byte[] first = cutter.cut(ByteBuffer.wrap(text, 0, at));
            byte[] second = cutter.cut(ByteBuffer.wrap(text, at, text.length - at));
            cutter.end();
            assertThat(HexFormat.of().formatHex(first) + HexFormat.of().formatHex(second))
                    .isEqualTo(hex);
            assertThat(Utf8.isValid(first, 0, first.length)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "bf",
                "c080",
                "c1bf",
                "e08080",
                "e09fbf",
                "eda080",
                "edbfbf",
                "f0808080",
                "f08fbfbf",
                "f4908080",
                "f5808080",
                "ff",
                "c241",
                "e0a041",
                "e28241",
                "f0908041",
                "4141414141414141ff",
                "f09041",
                "e080",
                "eda0",
                "f080",
                "f490"
            })
    void whatIsNotIsRefused(String hex) {
        byte[] text = HexFormat.of().parseHex(hex);
        assertThat(Utf8.isValid(text, 0, text.length)).isFalse();
        assertThatThrownBy(() -> new Utf8Cutter().cut(ByteBuffer.wrap(text)))
                .isInstanceOf(Utf8Cutter.NotUtf8.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2", "e0", "e0a0", "f0", "f090", "f09080"})
    void anEndInsideACharacterIsRefused(String hex) throws Utf8Cutter.NotUtf8 {
        byte[] text = HexFormat.of().parseHex(hex);
        Utf8Cutter cutter = new Utf8Cutter();
        assertThat(cutter.cut(ByteBuffer.wrap(text))).isEmpty();
        assertThatThrownBy(cutter::end).isInstanceOf(Utf8Cutter.NotUtf8.class);
        assertThat(Utf8.isValid(text, 0, text.length)).isFalse();
    }

    @Test
    void aWholeCharacterIsNoBeginningOfOne() {
        byte[] text = HexFormat.of().parseHex("e282ac");
        assertThat(Utf8.isBeginning(text, 0, 2)).isTrue();
        assertThat(Utf8.isBeginning(text, 0, 3)).isFalse();
    }

    @Test
    void aPartOfABufferIsJudgedByItself() {
        byte[] text = HexFormat.of().parseHex("ff41e282acff");
        assertThat(Utf8.isValid(text, 1, 4)).isTrue();
        assertThat(Utf8.isValid(text, 1, 3)).isFalse();
        assertThat(Utf8.isValid(text, 1, 5)).isFalse();
        assertThat(Utf8.isValid(text, 0, 5)).isFalse();
    }
}
