/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which URLs are a relay's. */
final class RelayAddressTest {

    @ParameterizedTest
    @CsvSource({
        "http://relay_server:8080, relay_server, 8080, relay_server:8080",
        "http://relay, relay, 80, relay",
        "wss://relay.example:/base/, relay.example, 443, relay.example",
        "http://[::1]:8080, ::1, 8080, [::1]:8080",
        "https://10.0.0.7:65535, 10.0.0.7, 65535, 10.0.0.7:65535",
    })
    void hostAndPortAreFound(String url, String host, int port, String header) {
        RelayAddress address = RelayAddress.of(url, "local");
        assertThat(address.resolvableHost()).isEqualTo(host);
        assertThat(address.port()).isEqualTo(port);
        assertThat(address.hostHeader()).isEqualTo(header);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://r:0", "http://r:65536", "http://r:99999", "http://r:1000000"})
    void aPortThatDoesNotExistIsRefused(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RelayAddress.of(url, "local"))
                .withMessageContaining("ports go from 1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http:///base",
                "http://:8080",
                "http://me@relay",
                "http://relay:80x",
                "http://relay?x=1",
                "http://relay#x",
                "ftp://relay",
                "relay:8080",
            })
    void whatNamesNoRelayIsRefused(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> RelayAddress.of(url, "local"));
    }
}
