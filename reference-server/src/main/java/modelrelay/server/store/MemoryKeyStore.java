/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.store;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelrelay.server.secret.Secret;

/** Keys that last as long as the process. Never blocks on anything but its own short lock. */
public final class MemoryKeyStore implements KeyStore {

    private final InstantSource clock;
    // Found by hash: how long a look-up takes says nothing about a secret.
    private final Map<String, ApiKey> byHash = new LinkedHashMap<>();

    /** Starts empty. */
    public MemoryKeyStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Created create(String name) {
        String secret = ApiKey.draw();
        ApiKey key =
                new ApiKey(
                        UUID.randomUUID().toString(),
                        name,
                        ApiKey.prefixOf(secret),
                        nowSeconds(),
                        null,
                        false);
        byHash.put(hash(secret), key);
        return new Created(key, secret);
    }

    @Override
    public synchronized List<ApiKey> list() {
        return new ArrayList<>(byHash.values());
    }

    @Override
    public synchronized boolean revoke(String id) {
        for (Map.Entry<String, ApiKey> entry : byHash.entrySet()) {
            ApiKey key = entry.getValue();
            if (key.id().equals(id)) {
                entry.setValue(
                        new ApiKey(
                                key.id(),
                                key.name(),
                                key.prefix(),
                                key.createdAt(),
                                key.lastUsedAt(),
                                true));
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean admits(String secret) {
        String hash = hash(secret);
        synchronized (this) {
            ApiKey key = byHash.get(hash);
            if (key == null || key.revoked()) {
                return false;
            }
            byHash.put(
                    hash,
                    new ApiKey(
                            key.id(),
                            key.name(),
                            key.prefix(),
                            key.createdAt(),
                            nowSeconds(),
                            false));
            return true;
        }
    }

    private long nowSeconds() {
        return clock.instant().getEpochSecond();
    }

    private static String hash(String secret) {
        return HexFormat.of().formatHex(Secret.sha256(secret));
    }
}
