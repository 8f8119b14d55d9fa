/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import modelrelay.contract.judge.ClauseResult;
import modelrelay.contract.judge.Judgement;
import modelrelay.contract.judge.ScenarioResult;
import modelrelay.contract.judge.Verdict;

/** The record for somebody at a terminal: short when all is well, and enough to go on when not. */
public final class ConsoleReport {
    private static final int FRAMES = 8;
    private static final int WIDTH = 160;

    /** Letters of a family, such as QUE. */
    private static final int FAMILY = 3;

    private static final List<Verdict> TOLD =
            List.of(
                    Verdict.FAIL,
                    Verdict.UNCLEAR,
                    Verdict.STALE,
                    Verdict.KIT_ERROR,
                    Verdict.INCONCLUSIVE,
                    Verdict.WARN);

    private final PrintWriter out;

    /** A report that is printed to {@code out}. */
    public ConsoleReport(PrintWriter out) {
        this.out = out;
    }

    /** Prints everything that did not pass, by clause, and one line at the end. */
    public void print(RunRecord run) {
        Judgement judgement = run.judgement();
        for (Verdict verdict : TOLD) {
            judgement.of(verdict).forEach(result -> clause(run, result));
        }
        judgement
                .of(Verdict.KNOWN_FAIL)
                .forEach(known ->
                        out.println("known fail " + known.clause().id() + "  " + known.reason()));
        var counts = new StringBuilder();
        judgement
                .counts()
                .forEach((verdict, count) ->
                        counts.append(counts.isEmpty() ? "" : ", ")
                                .append(count)
                                .append(' ')
                                .append(verdict.word()));
        TOLD.forEach(verdict -> ids(judgement, verdict));
        out.println();
        out.printf(
                Locale.ROOT,
                "%s: %s (%s profile, requirements %s; %s; %.0f s)%n",
                run.name(),
                judgement.overall().word().toUpperCase(Locale.ROOT),
                run.profile(),
                run.requirements(),
                counts,
                run.seconds());
        out.flush();
    }

    /** All of one verdict at a glance: who has hundreds does not scroll for them. */
    private void ids(Judgement judgement, Verdict verdict) {
        Map<String, List<String>> families = new TreeMap<>();
        for (ClauseResult one : judgement.of(verdict)) {
            String id = one.clause().id();
            families.computeIfAbsent(id.substring(0, FAMILY), _ -> new ArrayList<>())
                    .add(id.substring(FAMILY + 1));
        }
        if (!families.isEmpty()) {
            out.println();
            out.println(verdict.word() + ":");
            families.forEach((family, numbers) ->
                    out.println("  " + family + "  " + String.join(" ", numbers)));
        }
    }

    private void clause(RunRecord run, ClauseResult result) {
        out.println();
        out.printf(
                Locale.ROOT,
                "%s %s (%s) %s%n",
                result.verdict().word().toUpperCase(Locale.ROOT),
                result.clause().id(),
                result.clause().keyword(),
                result.clause().text());
        if (result.verdict() == Verdict.UNCLEAR) {
            out.println("  not judged: something else is broken before its claim or beside it");
        }
        if (!result.reason().isEmpty()) {
            out.println("  " + result.reason());
        }
        List<ScenarioResult> failed = result.worstFirst();
        failed.stream().limit(1).forEach(this::scenario);
        failed.stream().skip(1).forEach(this::another);
        if (!failed.isEmpty()) {
            out.println("  again:    " + run.repeat(result.clause().id()));
        }
    }

    /** One of them in full: its sentences, what was seen and the last things that passed. */
    private void scenario(ScenarioResult scenario) {
        ScenarioResult.Failure failure = scenario.failure();
        if (failure == null) {
            return;
        }
        out.println("  scenario: " + oneLine(scenario.name()) + "  (" + scenario.where() + ")");
        for (ScenarioResult.Step step : scenario.steps()) {
            if (step.outcome().equals("passed")) {
                out.println("            " + oneLine(step.sentence()));
            }
        }
        out.println("  at:       " + oneLine(failure.step()));
        out.println("  seen:     " + indented(failure.message()));
        List<ScenarioResult.WireEvent> wire = scenario.wire();
        for (ScenarioResult.WireEvent event :
                wire.subList(Math.max(0, wire.size() - FRAMES), wire.size())) {
            String line =
                    String.format(
                            Locale.ROOT,
                            "%10.1f ms %-7s %-10s %-7s %-6s %s",
                            event.millis(),
                            event.leg(),
                            event.connection(),
                            event.ofProgram() ? "program" : "kit",
                            event.kind(),
                            oneLine(event.text()));
            out.println("  " + line.substring(0, Math.min(line.length(), WIDTH)));
        }
    }

    /** The others in short; the reports have them in full. */
    private void another(ScenarioResult scenario) {
        ScenarioResult.Failure failure = scenario.failure();
        if (failure == null) {
            return;
        }
        out.printf(
                Locale.ROOT,
                "  also:     %s  (%s), %s%n            at %s: %s%n",
                oneLine(scenario.name()),
                scenario.where(),
                scenario.status().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                oneLine(failure.step()),
                shortened(failure.message()));
    }

    private static String oneLine(String text) {
        return text.replace("\r", "\\r").replace("\n", "\\n");
    }

    private static String indented(String message) {
        return message.replace("\n", "\n            ");
    }

    private static String shortened(String message) {
        String line = message.replaceAll("\\s+", " ");
        return line.length() > WIDTH ? line.substring(0, WIDTH) + "…" : line;
    }
}
