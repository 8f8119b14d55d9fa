/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which URLs are a backend's, and that an endpoint's path and query stay as they were written. */
final class BackendAddressTest {

    @ParameterizedTest
    @CsvSource({
        "/v1/x?tags[]=a, /v1/x?tags[]=a",
        "/v1/x?q=100%, /v1/x?q=100%25",
        "/v1/x?q=%zz%4, /v1/x?q=%25zz%254",
        "/v1/x?q=%2F%c3, /v1/x?q=%2F%c3",
        "/v1/x?q=a|b, /v1/x?q=a%7Cb",
        "/v1/[x], /v1/%5Bx%5D",
        "/v1/x?q=\u00e9, /v1/x?q=%C3%A9",
    })
    void onlyWhatNoUriHoldsIsEncoded(String asked, String sent) {
        assertThat(BackendAddress.of("http://127.0.0.1:8000/base/").endpoint(asked))
                .hasToString("http://127.0.0.1:8000/base" + sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:99999", "http://127.0.0.1:0"})
    void aPortThatDoesNotExistIsRefused(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BackendAddress.of(url))
                .withMessageContaining("ports go from 1 to 65535");
    }

    @Test
    void aNameThatCannotBeUsedIsRefusedForItsReason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BackendAddress.of("http://llama_server:8000"))
                .withMessageContaining("letters, digits, dots and hyphens");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BackendAddress.of("http:///v1"))
                .withMessageContaining("names no host");
    }
}
