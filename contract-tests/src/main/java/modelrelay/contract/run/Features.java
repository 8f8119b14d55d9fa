/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.run;

import io.cucumber.core.feature.FeatureParser;
import io.cucumber.core.feature.FeatureWithLines;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.FeaturePathFeatureSupplier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The written scenarios, without running any. */
public final class Features {
    private Features() {}

    /** All scenarios, outlines once for each of their rows, in the order of the files. */
    public static List<Feature> all() {
        var options =
                new RuntimeOptionsBuilder()
                        .addFeature(FeatureWithLines.parse("classpath:features"))
                        .build();
        var supplier =
                new FeaturePathFeatureSupplier(
                        Features.class::getClassLoader,
                        options,
                        new FeatureParser(UUID::randomUUID));
        var all = new ArrayList<Feature>();
        supplier.get()
                .forEach(feature -> feature.getPickles().forEach(pickle -> all.add(one(pickle))));
        return all;
    }

    /** The scenarios of one clause. */
    public static List<Feature> of(String clause) {
        return all().stream().filter(one -> one.tags().contains("@" + clause)).toList();
    }

    /**
     * The ids of the clauses that have a scenario for a subject.
     *
     * @param slow whether scenarios that take many seconds by contract count
     * @param beside whether scenarios that need operators, the log or flags count
     */
    public static Set<String> seen(Subject subject, boolean slow, boolean beside) {
        boolean pair = subject == Subject.PAIR;
        return all().stream()
                .map(Feature::tags)
                .filter(tags -> tags.contains("@pair") == pair)
                .filter(tags -> slow || !tags.contains(Selection.SLOW))
                .filter(tags -> beside || !tags.contains(Selection.BESIDE))
                .flatMap(Set::stream)
                .filter(tag -> tag.indexOf('-') == 4)
                .map(tag -> tag.substring(1))
                .collect(Collectors.toSet());
    }

    private static Feature one(Pickle pickle) {
        String uri = pickle.getUri().toString();
        var lines = new ArrayList<String>();
        lines.add("Scenario: " + pickle.getName());
        pickle.getSteps().forEach(step -> lines.add("  " + step.getKeyword() + step.getText()));
        return new Feature(
                new LinkedHashSet<>(pickle.getTags()),
                uri.substring(Math.max(0, uri.indexOf("features/")))
                        + ":"
                        + pickle.getLocation().getLine(),
                lines);
    }
}
