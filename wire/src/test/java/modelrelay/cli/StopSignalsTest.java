/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The signals of this very process. */
class StopSignalsTest {

    @Test
    void everySignalIsACallAndTheProcessLivesOn() throws Exception {
        Semaphore calls = new Semaphore(0);
        StopSignals.onEach(calls::release);
        // Not INT as well: a build in the background of a shell is not told of it. Features do
        // that.
        for (String name : new String[] {"TERM", "TERM"}) {
            String self = Long.toString(ProcessHandle.current().pid());
            assertThat(new ProcessBuilder("kill", "-" + name, self).start().waitFor()).isZero();
            assertThat(calls.tryAcquire(10, TimeUnit.SECONDS)).as(name).isTrue();
        }
    }
}
