/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core.terms;

import java.util.List;

/**
 * One connected worker as an operator sees it, at one moment.
 *
 * @param models what is routable to it
 * @param reportedLoad as it last reported
 * @param inFlight slots held by requests of this server
 */
public record WorkerView(
        WorkerId worker,
        ProviderName provider,
        String workerName,
        List<String> models,
        int maxConcurrent,
        int reportedLoad,
        int inFlight,
        boolean isDraining) {}
