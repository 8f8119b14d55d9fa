/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.exchange;

import modelrelay.worker.backend.BackendFault;

/** Hears how exchanges go; called without any lock held. */
public interface ExchangeOwner {

    /** The terminal message is appended, but not flushed yet. */
    void ended(Exchange exchange, int status);

    /** The backend failed; {@code detail} is for the log. */
    void backendFailed(Exchange exchange, BackendFault fault, String detail);
}
