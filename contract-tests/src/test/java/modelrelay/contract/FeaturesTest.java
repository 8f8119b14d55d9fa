/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The suite cannot be green by mistake: nothing undefined, nothing lost, nothing without a clause.
 */
final class FeaturesTest {
    private static final int LEAST_SCENARIOS = 230;
    private static final Pattern CLAUSE = Pattern.compile("[A-Z]{3}-[0-9]{3}");

    @Test
    void everySentenceOfEveryFeatureHasOneStep() {
        var failures = new ArrayList<String>();
        var scenarios = new ArrayList<TestIdentifier>();
        LauncherFactory.create()
                .execute(
                        request(true),
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

    @Test
    void everyScenarioNamesOneClauseAsTheContractHasIt() {
        Map<String, JsonNode> clauses = clauses();
        for (Map.Entry<String, Set<String>> scenario : tagsOfScenarios().entrySet()) {
            List<String> ids =
                    scenario.getValue().stream().filter(t -> CLAUSE.matcher(t).matches()).toList();
            assertThat(ids).as(scenario.getKey()).hasSize(1);
            assertThat(clauses).as(scenario.getKey()).containsKey(ids.getFirst());
            JsonNode clause = Objects.requireNonNull(clauses.get(ids.getFirst()));
            assertThat(clause.path("untestable").isTextual()).as(ids.getFirst()).isFalse();
            assertThat(scenario.getValue())
                    .as(ids.getFirst())
                    .contains(
                            clause.path("keyword").asText().toLowerCase(Locale.ROOT),
                            clause.path("side").asText());
        }
    }

    private static Map<String, JsonNode> clauses() {
        try (InputStream in =
                FeaturesTest.class.getResourceAsStream("/modelrelay/spec/clauses.json")) {
            assertThat(in).isNotNull();
            JsonNode list = new ObjectMapper().readTree(in).path("clauses");
            return list.valueStream()
                    .collect(Collectors.toMap(clause -> clause.path("id").asText(), c -> c));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Map<String, Set<String>> tagsOfScenarios() {
        var plan = LauncherFactory.create().discover(request(true));
        var tags = new HashMap<String, Set<String>>();
        for (TestIdentifier root : plan.getRoots()) {
            for (TestIdentifier test : plan.getDescendants(root)) {
                if (test.isTest()) {
                    tags.put(
                            test.getDisplayName() + " " + test.getUniqueId(),
                            test.getTags().stream()
                                    .map(tag -> tag.getName())
                                    .collect(Collectors.toCollection(TreeSet::new)));
                }
            }
        }
        return tags;
    }

    private static LauncherDiscoveryRequest request(boolean dryRun) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectPackage("features"))
                .filters(TagFilter.excludeTags("none"))
                .configurationParameter("cucumber.glue", "modelrelay.contract.steps")
                .configurationParameter("cucumber.execution.dry-run", Boolean.toString(dryRun))
                .configurationParameter("cucumber.publish.quiet", "true")
                .build();
    }
}
