/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import modelrelay.contract.clause.Clause;
import modelrelay.contract.clause.Clauses;

/**
 * Whether the scenarios and the clauses belong together: a clause without a scenario is a promise
 * that nobody keeps an eye on, a scenario without a clause is a claim that nobody made.
 *
 * @param covered scenarios by clause, for clauses that have some
 * @param excluded why a testable clause has none on purpose
 * @param faults what does not belong together, one sentence each; empty if all is well
 */
public record Coverage(
        Map<String, Long> covered, Map<String, String> excluded, List<String> faults) {
    private static final String EXCLUDED = "/modelrelay/contract/excluded-clauses.yaml";
    private static final Pattern CLAUSE = Pattern.compile("@[A-Z]{3}-[0-9]{3}");

    /** What shows elsewhere than on the wire, in the words of the features. */
    private static final Pattern BESIDE =
            Pattern.compile(
                    "\\boperators?\\b|\\blogs? (\"|that|nothing|never)|'s log\\b(?! level)"
                            + "|\\blog of\\b|\\bis run with\\b|\\bsomebody runs\\b|has written n");

    /** What was found, unchangeable. */
    public Coverage {
        covered = Map.copyOf(covered);
        excluded = Map.copyOf(excluded);
        faults = List.copyOf(faults);
    }

    /** Compares the features on the class path with the contract. */
    public static Coverage look() {
        return of(Clauses.load(), Features.all(), readExcluded());
    }

    /** Compares scenarios with clauses. */
    static Coverage of(
            Clauses clauses, Collection<Feature> features, Map<String, String> excluded) {
        var covered = new LinkedHashMap<String, Long>();
        var alone = new HashSet<String>();
        var faults = new ArrayList<String>();
        for (Feature feature : features) {
            List<String> ids =
                    feature.tags().stream()
                            .filter(tag -> CLAUSE.matcher(tag).matches())
                            .map(tag -> tag.substring(1))
                            .toList();
            if (ids.size() != 1) {
                faults.add(feature.where() + " names " + ids.size() + " clauses, not one");
            } else {
                covered.merge(ids.getFirst(), 1L, Long::sum);
                if (!feature.tags().contains("@pair")) {
                    alone.add(ids.getFirst());
                }
                scenario(clauses, feature, ids.getFirst(), faults);
            }
        }
        clauses.all().forEach(clause -> clause(clause, covered.keySet(), excluded, faults));
        covered.keySet().stream()
                .filter(id -> !alone.contains(id))
                .forEach(id -> faults.add(id + " has scenarios of a pair only"));
        var strange = new HashSet<>(excluded.keySet());
        strange.removeIf(id -> clauses.find(id).filter(Clause::isTestable).isPresent());
        strange.forEach(id -> faults.add("excluded " + id + " is no testable clause"));
        return new Coverage(covered, excluded, faults);
    }

    private static void scenario(Clauses clauses, Feature feature, String id, List<String> faults) {
        Clause clause = clauses.find(id).orElse(null);
        if (clause == null) {
            faults.add(feature.where() + " names " + id + ", which is no clause");
            return;
        }
        if (!clause.isTestable()) {
            faults.add(feature.where() + " names " + id + ", which nobody can see");
        }
        Set<String> wanted =
                Set.of(
                        "@" + clause.keyword().name().toLowerCase(Locale.ROOT),
                        "@" + clause.side().name().toLowerCase(Locale.ROOT));
        if (!feature.tags().containsAll(wanted)) {
            faults.add(feature.where() + " (" + id + ") lacks one of the tags " + wanted);
        }
        boolean isBeside =
                feature.lines().stream().skip(1).anyMatch(line -> BESIDE.matcher(line).find());
        if (!clause.isBesideTheWire() && isBeside != feature.tags().contains(Selection.BESIDE)) {
            faults.add(
                    feature.where()
                            + " needs the tag "
                            + Selection.BESIDE
                            + " if and only if it needs an operator, the log or a flag");
        }
        boolean claims =
                feature.lines().stream().anyMatch(line -> line.strip().startsWith("Then "));
        if (!claims) {
            faults.add(feature.where() + " claims nothing: it has no Then");
        }
    }

    private static void clause(
            Clause clause, Set<String> covered, Map<String, String> excluded, List<String> faults) {
        boolean has = covered.contains(clause.id());
        if (clause.isTestable() && !has && !excluded.containsKey(clause.id())) {
            faults.add(clause.id() + " has no scenario: " + clause.text());
        }
        if (has && excluded.containsKey(clause.id())) {
            faults.add(clause.id() + " is excluded and has a scenario");
        }
    }

    private static Map<String, String> readExcluded() {
        try (InputStream in = Coverage.class.getResourceAsStream(EXCLUDED)) {
            if (in == null) {
                throw new IllegalStateException(EXCLUDED + " is not on the class path");
            }
            return new YAMLMapper().readValue(in, new TypeReference<Map<String, String>>() {});
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
