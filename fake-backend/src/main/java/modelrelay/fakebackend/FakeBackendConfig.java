/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend;

import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a fake backend is set up; all of it can be overridden for single requests.
 *
 * @param listen where to listen, resolved or not; port 0 takes a free one
 * @param models what {@code /v1/models} lists; requests for other models are answered all the same
 * @param tokens tokens of an answer; null for as many as its text has
 * @param tokensPerSecond pace of an answer; 0 is as fast as the client reads
 * @param journalEntries how many ended requests the journal remembers
 * @param journalBodyBytes how much body text the journal remembers
 * @param maxBodyBytes largest request body; larger ones get 413
 */
public record FakeBackendConfig(
        InetSocketAddress listen,
        List<String> models,
        @Nullable Integer tokens,
        double tokensPerSecond,
        int journalEntries,
        long journalBodyBytes,
        long maxBodyBytes) {

    /** A free loopback port, one model named {@code fake-model}, no delays. */
    public static FakeBackendConfig onLoopback() {
        return new FakeBackendConfig(
                InetSocketAddress.createUnresolved("127.0.0.1", 0),
                List.of("fake-model"),
                null,
                0,
                20_000,
                64L << 20,
                128L << 20);
    }

    /** The same with other models. */
    public FakeBackendConfig withModels(List<String> other) {
        return new FakeBackendConfig(
                listen,
                List.copyOf(other),
                tokens,
                tokensPerSecond,
                journalEntries,
                journalBodyBytes,
                maxBodyBytes);
    }

    /** The same at another address. */
    public FakeBackendConfig withListen(InetSocketAddress other) {
        return new FakeBackendConfig(
                other,
                models,
                tokens,
                tokensPerSecond,
                journalEntries,
                journalBodyBytes,
                maxBodyBytes);
    }

    /** The same with another default answer. */
    public FakeBackendConfig withTokens(@Nullable Integer count, double perSecond) {
        return new FakeBackendConfig(
                listen, models, count, perSecond, journalEntries, journalBodyBytes, maxBodyBytes);
    }
}
