/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.peer;

import java.util.List;
import modelrelay.fakebackend.FakeBackend;
import modelrelay.fakebackend.FakeBackendConfig;

/**
 * The fake backend: a tool of the suite and not judged, so it runs in the suite's own process. It
 * is driven over HTTP, as anybody's scripts would.
 */
public final class Backend implements AutoCloseable {
    private final FakeBackend backend;

    /** Starts a backend that offers these models, separated by commas. */
    public Backend(String models) {
        this.backend =
                FakeBackend.start(
                        FakeBackendConfig.onLoopback().withModels(List.of(models.split(",", -1))));
    }

    /** The port that it listens on. */
    public int port() {
        return backend.address().getPort();
    }

    @Override
    public void close() {
        backend.close();
    }
}
