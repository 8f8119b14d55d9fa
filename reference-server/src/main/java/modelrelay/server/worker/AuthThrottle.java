/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.worker;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import modelrelay.server.worker.WorkerSettings.Throttle;
import org.jspecify.annotations.Nullable;

/**
 * Counts failed authentications by peer and blocks a peer for a while (SEC-004 to SEC-008).
 *
 * <p>Thread-safe. Times are nanoseconds of the caller's ticker. At most {@link #MAX_PEERS} are
 * remembered; the one that failed longest ago is forgotten first.
 */
final class AuthThrottle {

    static final int MAX_PEERS = 10_000;

    /** What is remembered of one peer. */
    private static final class Peer {
        /** When it failed, the latest last; never more than the limit. */
        private final Deque<Long> failuresNanos = new ArrayDeque<>();

        private @Nullable Long blockedSinceNanos;
    }

    private final Throttle limits;

    @GuardedBy("this")
    private final Map<InetAddress, Peer> peers = new LinkedHashMap<>();

    AuthThrottle(Throttle limits) {
        this.limits = limits;
    }

    /** Whether this peer is to be refused, whatever it brings. */
    synchronized boolean isBlocked(InetAddress address, long nowNanos) {
        Peer peer = peers.get(address);
        if (peer == null || peer.blockedSinceNanos == null) {
            return false;
        }
        if (nowNanos - peer.blockedSinceNanos < limits.block().toNanos()) {
            return true;
        }
        peers.remove(address);
        return false;
    }

    /** This peer failed once more. */
    synchronized void failed(InetAddress address, long nowNanos) {
        if (limits.failures() == 0) {
            return;
        }
        Peer peer = peers.remove(address);
        if (peer == null) {
            peer = new Peer();
        }
        // Put in again at the end: the order of the map is that of the last failures.
        peers.put(address, peer);
        if (peers.size() > MAX_PEERS) {
            peers.remove(peers.keySet().iterator().next());
        }
        Deque<Long> failures = peer.failuresNanos;
        while (!failures.isEmpty() && nowNanos - failures.getFirst() >= limits.window().toNanos()) {
            failures.removeFirst();
        }
        failures.addLast(nowNanos);
        if (failures.size() >= limits.failures()) {
            failures.clear();
            peer.blockedSinceNanos = nowNanos;
        }
    }
}
