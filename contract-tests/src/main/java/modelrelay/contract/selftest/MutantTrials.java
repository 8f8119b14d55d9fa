/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.selftest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelrelay.contract.judge.ScenarioResult;
import modelrelay.contract.mutant.Mutant;
import modelrelay.contract.mutant.MutantMain;
import modelrelay.contract.mutant.Role;
import modelrelay.contract.program.Programs;
import modelrelay.contract.run.Feature;
import modelrelay.contract.run.Features;
import modelrelay.contract.run.ScenarioRun;
import modelrelay.contract.run.Subject;

/**
 * Tries wrong programs with the scenarios of the clause that each breaks, and unusual ones with
 * those that must not mind.
 */
public final class MutantTrials {
    private final List<Feature> features = Features.all();
    private final Map<Role, List<String>> honest;
    private final int parallel;
    private final Consumer<Trial> heard;

    /**
     * Trials.
     *
     * @param honest the commands of the honest programs that the wrong ones are made of
     * @param parallel how many at a time
     * @param heard hears of each trial as it ends, from one thread at a time
     */
    public MutantTrials(Map<Role, List<String>> honest, int parallel, Consumer<Trial> heard) {
        this.honest = Map.copyOf(honest);
        this.parallel = parallel;
        this.heard = heard;
    }

    /** Wrong programs: each must fail a scenario of its clause, with its message. */
    public List<Trial> wrong(List<Mutant> mutants) throws InterruptedException {
        return all(mutants, true);
    }

    /** Unusual programs: each must pass every scenario that it is tried with. */
    public List<Trial> unusual(List<Mutant> variants) throws InterruptedException {
        return all(variants, false);
    }

    private List<Trial> all(List<Mutant> mutants, boolean wrong) throws InterruptedException {
        return Trials.all(mutants, parallel, mutant -> attempt(mutant, wrong), heard);
    }

    private Trial attempt(Mutant mutant, boolean wrong) {
        long from = System.nanoTime();
        List<ScenarioResult> noticed = new ArrayList<>();
        List<Feature> scenarios = scenarios(mutant);
        boolean caught = false;
        for (Feature scenario : scenarios) {
            List<ScenarioResult> failed =
                    run(mutant, scenario).stream()
                            .filter(one -> one.status() != ScenarioResult.Status.PASSED)
                            .toList();
            noticed.addAll(failed);
            caught = failed.stream().anyMatch(one -> isCaught(mutant, one));
            // One scenario that notices a wrong program for its reason is enough.
            if (wrong && caught) {
                noticed = failed;
                break;
            }
        }
        boolean expected = wrong ? caught : noticed.isEmpty() && !scenarios.isEmpty();
        return new Trial(
                mutant.name(),
                mutant.clause(),
                expected,
                wrong ? wanted(mutant) : "passes",
                seen(mutant, scenarios, noticed),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from));
    }

    /** The scenarios that a program is tried with. */
    private List<Feature> scenarios(Mutant mutant) {
        Subject subject = mutant.program() == Role.SERVER ? Subject.SERVER : Subject.WORKER;
        List<String> tags =
                Stream.of(mutant.clause().split(",", -1)).map(id -> "@" + id.strip()).toList();
        return features.stream()
                .filter(subject::isJudgedBy)
                .filter(one -> tags.stream().anyMatch(one.tags()::contains))
                .filter(one -> mutant.by().isEmpty() || one.name().equals(mutant.by()))
                .toList();
    }

    private List<ScenarioResult> run(Mutant mutant, Feature scenario) {
        var role = mutant.program() == Role.SERVER ? Programs.Role.SERVER : Programs.Role.WORKER;
        var results = new AtomicReference<>(List.<ScenarioResult>of());
        // The scenario runs on this thread, which knows the command.
        Programs.during(Map.of(role, command(mutant)), () -> results.set(ScenarioRun.of(scenario)));
        return results.get();
    }

    private List<String> command(Mutant mutant) {
        var words = new ArrayList<>(Java.program(MutantMain.class));
        words.addAll(List.of(mutant.name(), "--"));
        words.addAll(Objects.requireNonNull(honest.get(mutant.program())));
        return words;
    }

    private static boolean isCaught(Mutant mutant, ScenarioResult result) {
        ScenarioResult.Failure failure = result.failure();
        if (failure == null || result.status() == ScenarioResult.Status.KIT_ERROR) {
            return false;
        }
        String message = withoutSpans(failure.message());
        return mutant.says().stream().anyMatch(message::contains);
    }

    /** A message on one line, without how long this machine was waited for. */
    static String withoutSpans(String message) {
        return String.join(" ", Arrays.asList(message.strip().split("\\s+")))
                .replaceAll("did not happen within \\d+ ms", "did not happen");
    }

    private static String wanted(Mutant mutant) {
        return "\"" + mutant.by() + "\" fails and says: " + String.join(" or ", mutant.says());
    }

    private static String seen(
            Mutant mutant, List<Feature> scenarios, List<ScenarioResult> noticed) {
        if (scenarios.isEmpty()) {
            return "there is no such scenario";
        }
        if (noticed.isEmpty()) {
            return scenarios.size() + " scenarios passed although it " + mutant.what();
        }
        return noticed.stream()
                .map(one ->
                        "%s: \"%s\" %s: %s"
                                .formatted(one.where(), one.name(), one.status(), words(one)))
                .collect(Collectors.joining("\n"));
    }

    private static String words(ScenarioResult result) {
        ScenarioResult.Failure failure = result.failure();
        return failure == null ? "" : failure.step() + ": " + failure.message();
    }
}
