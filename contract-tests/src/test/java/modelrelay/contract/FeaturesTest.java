/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The suite cannot be green by mistake: no sentence is undefined, no scenario is lost. */
final class FeaturesTest {
    private static final int LEAST_SCENARIOS = 230;

    @Test
    void everySentenceOfEveryFeatureHasOneStep() {
        var failures = new ArrayList<String>();
        var scenarios = new ArrayList<TestIdentifier>();
        LauncherFactory.create()
                .execute(
                        request(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(
                                    TestIdentifier test, TestExecutionResult result) {
                                if (test.isTest()) {
                                    scenarios.add(test);
                                }
                                result.getThrowable()
                                        .ifPresent(why ->
                                                failures.add(
                                                        test.getDisplayName()
                                                                + ": "
                                                                + why.getMessage()));
                            }
                        });
        assertThat(failures).isEmpty();
        assertThat(scenarios).hasSizeGreaterThanOrEqualTo(LEAST_SCENARIOS);
    }

    private static LauncherDiscoveryRequest request() {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectPackage("features"))
                .configurationParameter("cucumber.glue", "modelrelay.contract.steps")
                .configurationParameter("cucumber.execution.dry-run", "true")
                .configurationParameter("cucumber.publish.quiet", "true")
                .build();
    }
}
