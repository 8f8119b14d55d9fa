/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.client;

import java.time.Duration;
import modelrelay.server.core.terms.ProviderName;
import modelrelay.server.http.BodyReader;
import modelrelay.server.stream.StreamBounds;

/**
 * What may be set about serving clients.
 *
 * @param provider whose workers serve them
 * @param body bounds of a request's body
 * @param bounds of an answer
 * @param writeTimeout how long a client may stay behind
 * @param keepAlive silence on a stream before a comment is sent; zero = never
 */
public record ClientSettings(
        ProviderName provider,
        BodyReader.Limits body,
        StreamBounds bounds,
        Duration writeTimeout,
        Duration keepAlive) {}
