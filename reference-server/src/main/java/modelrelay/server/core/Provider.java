/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import modelrelay.server.core.models.Catalogue;
import modelrelay.server.core.terms.ProviderName;

/** A virtual model service: its queue, its workers, and whether it is open. */
final class Provider {
    private final ProviderName name;
    private final ProviderQueue queue = new ProviderQueue();
    private final WorkerChoice choice = new WorkerChoice();
    private final Catalogue catalogue = new Catalogue();
    private boolean enabled = true;

    Provider(ProviderName name) {
        this.name = name;
    }

    ProviderName name() {
        return name;
    }

    ProviderQueue queue() {
        return queue;
    }

    WorkerChoice choice() {
        return choice;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    boolean isEnabled() {
        return enabled;
    }

    void enable() {
        enabled = true;
    }

    void disable() {
        enabled = false;
    }
}
