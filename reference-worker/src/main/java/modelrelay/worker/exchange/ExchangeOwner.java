/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.exchange;

import modelrelay.worker.backend.BackendFault;

/** Hears how exchanges go; called without any lock held. */
public interface ExchangeOwner {

    /**
     * An exchange comes to its end: its last message is appended by {@link Exchange#endWith} and
     * its slot taken back in one step. Another request's flush may send the message at any time,
     * and the server's next request must find the slot free.
     *
     * @return whether it ended so, and had not ended before; the message is not flushed yet
     */
    boolean end(Exchange exchange, int status, byte[] last);

    /** The backend failed; {@code detail} is for the log. */
    void backendFailed(Exchange exchange, BackendFault fault, String detail);
}
