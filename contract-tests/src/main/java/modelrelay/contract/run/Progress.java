/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.run;

import modelrelay.contract.judge.ScenarioResult;

/** Hears how a run goes on; called by one thread at a time. */
public interface Progress {
    /** So many more scenarios will be run. */
    void planned(int scenarios);

    /** One has ended. */
    void ended(ScenarioResult result);

    /** Somebody who does not want to know. */
    static Progress none() {
        return new Progress() {
            @Override
            public void planned(int scenarios) {}

            @Override
            public void ended(ScenarioResult result) {}
        };
    }
}
