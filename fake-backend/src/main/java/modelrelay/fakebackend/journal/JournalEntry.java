/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.journal;

import java.util.List;
import modelrelay.fakebackend.script.Position;
import org.jspecify.annotations.Nullable;

/**
 * One request at one moment. Times are {@link System#nanoTime()} of the backend's process.
 *
 * @param script id of the script that answers; null without one
 * @param gate where it waits to be released; null when it does not
 * @param headSentNanos null until the head has left
 * @param tokensSent how many tokens have left
 * @param tokenNanos when the first tokens left; bounded, so possibly shorter than the number sent
 * @param outcome null while the request is open
 */
public record JournalEntry(
        long sequence,
        Arrival arrival,
        @Nullable String script,
        @Nullable Position gate,
        @Nullable Integer status,
        @Nullable Long headSentNanos,
        int tokensSent,
        List<Long> tokenNanos,
        long bytesSent,
        @Nullable Long endedNanos,
        @Nullable Outcome outcome) {}
