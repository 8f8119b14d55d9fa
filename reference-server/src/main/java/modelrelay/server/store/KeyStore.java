/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.store;

import java.util.List;

/** The keys of clients. Secrets go in and are never given back; only their hashes are kept. */
public interface KeyStore {

    /**
     * A key just made.
     *
     * @param secret the only time it can be seen
     */
    record Created(ApiKey key, String secret) {}

    /** Makes a key. */
    Created create(String name);

    /** All keys ever made, revoked ones included, oldest first. */
    List<ApiKey> list();

    /**
     * Revokes a key, at once and for good; again is no error.
     *
     * @return false if there never was such a key
     */
    boolean revoke(String id);

    /** Whether this is the secret of a key that is not revoked; if so, it counts as used now. */
    boolean admits(String secret);
}
