/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.worker;

import io.undertow.server.HttpServerExchange;
import java.net.InetAddress;
import java.util.Deque;
import modelrelay.protocol.CloseReason;
import modelrelay.protocol.Protocol;
import modelrelay.server.core.terms.ProviderName;
import modelrelay.server.http.Routes;
import modelrelay.server.relay.Relay;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may connect as a worker. The verdict is told after the upgrade, as a close frame, and says
 * nothing about what exactly was wrong (REG-023 to REG-028).
 */
final class Admission {

    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
    private static final String PROVIDER_QUERY = "provider";
    private static final String DEFAULT_PROVIDER = "local";

    /** The verdict. */
    sealed interface Verdict {
        /** It may register for this provider. */
        record Admitted(ProviderName provider) implements Verdict {}

        /** It is closed with this reason. */
        record Refused(CloseReason reason) implements Verdict {}
    }

    private final Relay relay;
    private final WorkerSettings settings;
    private final AuthThrottle throttle;

    Admission(Relay relay, WorkerSettings settings) {
        this.relay = relay;
        this.settings = settings;
        this.throttle = new AuthThrottle(settings.throttle());
    }

    Verdict judge(HttpServerExchange exchange) {
        InetAddress peer = PeerAddress.of(exchange, settings.trustedProxies());
        long nowNanos = relay.nowNanos();
        if (throttle.isBlocked(peer, nowNanos)) {
            return refuse(peer, CloseReason.WORKER_AUTHENTICATION_TEMPORARILY_RATE_LIMITED);
        }
        String name = query(exchange, PROVIDER_QUERY);
        ProviderName provider = new ProviderName(name == null ? DEFAULT_PROVIDER : name);
        // Both are always looked at, so that the time taken does not tell which one was wrong.
        boolean secretFits = settings.secret().matches(secret(exchange));
        boolean providerOpen = relay.isEnabled(provider);
        if (secretFits && providerOpen) {
            return new Verdict.Admitted(provider);
        }
        throttle.failed(peer, nowNanos);
        return refuse(peer, CloseReason.WORKER_AUTHENTICATION_FAILED);
    }

    private static Verdict refuse(InetAddress peer, CloseReason reason) {
        LOG.atWarn().addKeyValue("peer", peer.getHostAddress()).log(reason.text());
        return new Verdict.Refused(reason);
    }

    private static @Nullable String secret(HttpServerExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst(Protocol.SECRET_HEADER);
        return header == null ? query(exchange, Protocol.SECRET_QUERY) : header;
    }

    private static @Nullable String query(HttpServerExchange exchange, String name) {
        Deque<String> values = exchange.getQueryParameters().get(name);
        if (values == null || values.isEmpty()) {
            return null;
        }
        try {
            return Routes.percentDecode(values.getFirst());
        } catch (IllegalArgumentException e) {
            // Nobody's name and nobody's secret.
            return "";
        }
    }
}
