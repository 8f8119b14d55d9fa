/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A worker at one moment.
 *
 * @param workerId the server's id for this connection; null without a registration
 * @param models the models configured or last found
 * @param running requests held now
 * @param lastProblem why the last connection ended or did not come about; null if none has
 */
public record WorkerSnapshot(
        WorkerState state,
        @Nullable String workerId,
        List<String> models,
        int running,
        int slots,
        @Nullable String lastProblem) {}
