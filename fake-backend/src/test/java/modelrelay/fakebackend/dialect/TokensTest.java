/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Text as tokens. */
class TokensTest {

    @Test
    void tokensPutTogetherAreTheText() {
        var tokens = Tokens.of("one  two 🦀");
        assertThat(tokens.text()).isEqualTo("one  two 🦀");
        assertThat(tokens.count()).isEqualTo(3);
    }

    @Test
    void repeatedTokensStartOver() {
        assertThat(Tokens.of("a b").repeated(3).text()).isEqualTo("a ba");
    }

    @Test
    void noTokensAreNoText() {
        assertThat(Tokens.of("a").repeated(0).text()).isEmpty();
    }

    @Test
    void sizedTokensNeverSplitACharacter() {
        var tokens = Tokens.of("🦀🦀 b").sized(6);
        assertThat(tokens.at(1)).isEqualTo("🦀..");
        assertThat(tokens.at(2).getBytes(UTF_8)).hasSize(6);
    }
}
