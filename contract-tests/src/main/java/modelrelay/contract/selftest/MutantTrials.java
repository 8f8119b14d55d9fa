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
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import modelrelay.contract.driver.Programs;
import modelrelay.contract.judge.ScenarioResult;
import modelrelay.contract.mutant.Mutant;
import modelrelay.contract.mutant.MutantMain;
import modelrelay.contract.mutant.Role;
import modelrelay.contract.run.Progress;
import modelrelay.contract.run.Selection;
import modelrelay.contract.run.Subject;
import modelrelay.contract.run.SuiteRun;

/**
 * Tries wrong programs with the scenarios of the clause that each breaks, and unusual ones with
 * those that must not mind.
 */
public final class MutantTrials {
    private static final int SHOWN = 200;

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
        try (ExecutorService pool =
                Executors.newFixedThreadPool(parallel, Thread.ofPlatform().daemon().factory())) {
            var running = new ArrayList<Future<Trial>>();
            for (Mutant mutant : mutants) {
                running.add(pool.submit(() -> heard(attempt(mutant, wrong))));
            }
            var trials = new ArrayList<Trial>();
            for (Future<Trial> one : running) {
                trials.add(one.get());
            }
            return trials;
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a trial broke off", broken.getCause());
        }
    }

    private Trial heard(Trial trial) {
        synchronized (heard) {
            heard.accept(trial);
        }
        return trial;
    }

    private Trial attempt(Mutant mutant, boolean wrong) {
        long from = System.nanoTime();
        List<ScenarioResult> results = run(mutant);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
        if (results.isEmpty()) {
            return new Trial(mutant.name(), mutant.clause(), false, "no scenario", millis);
        }
        List<ScenarioResult> failed =
                results.stream()
                        .filter(one -> one.status() != ScenarioResult.Status.PASSED)
                        .toList();
        return wrong ? killed(mutant, failed, millis) : spared(mutant, failed, millis);
    }

    private static Trial killed(Mutant mutant, List<ScenarioResult> failed, long millis) {
        boolean forItsReason =
                failed.stream()
                        .filter(one -> one.status() != ScenarioResult.Status.KIT_ERROR)
                        .anyMatch(one -> words(one).contains(mutant.says()));
        String told =
                failed.isEmpty()
                        ? "SURVIVED: " + mutant.what()
                        : (forItsReason ? "" : "for another reason: ") + words(failed.getFirst());
        return new Trial(mutant.name(), mutant.clause(), forItsReason, shown(told), millis);
    }

    private static Trial spared(Mutant variant, List<ScenarioResult> failed, long millis) {
        String told =
                failed.isEmpty()
                        ? ""
                        : failed.getFirst().clause() + ": " + words(failed.getFirst());
        return new Trial(variant.name(), variant.clause(), failed.isEmpty(), shown(told), millis);
    }

    private List<ScenarioResult> run(Mutant mutant) {
        var role = mutant.program() == Role.SERVER ? Programs.Role.SERVER : Programs.Role.WORKER;
        var subject = mutant.program() == Role.SERVER ? Subject.SERVER : Subject.WORKER;
        var clauses = List.of(mutant.clause().split(",\\s*", -1));
        var selection = new Selection(subject, Set.copyOf(clauses), null, true);
        var results = new AtomicReference<>(List.<ScenarioResult>of());
        // One thread: the scenarios run on this one, which knows the command.
        Programs.during(
                Map.of(role, command(mutant)),
                () -> results.set(new SuiteRun(selection, 1, 0, Progress.none()).run()));
        return results.get();
    }

    private List<String> command(Mutant mutant) {
        var words = new ArrayList<>(Java.program(MutantMain.class));
        words.addAll(List.of(mutant.name(), "--"));
        words.addAll(Objects.requireNonNull(honest.get(mutant.program())));
        return words;
    }

    private static String words(ScenarioResult result) {
        ScenarioResult.Failure failure = result.failure();
        return failure == null ? "" : failure.step() + ": " + failure.message();
    }

    private static String shown(String text) {
        String line = String.join(" ", Arrays.asList(text.split("\\s+")));
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }
}
