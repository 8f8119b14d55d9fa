/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which headers stay with their connection. */
class HopByHopTest {

    @Test
    void aHeaderOfTheConnectionIsIncludedAndOneOfTheMessageIsNot() {
        assertThat(HopByHop.includes("transfer-encoding")).isTrue();
        assertThat(HopByHop.includes("te")).isTrue();
        assertThat(HopByHop.includes("content-type")).isFalse();
    }
}
