/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.report;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import modelrelay.contract.judge.ClauseResult;
import modelrelay.contract.judge.Judgement;
import modelrelay.contract.judge.ScenarioResult;
import modelrelay.contract.judge.Verdict;

/** The record for somebody at a terminal: short when all is well, and enough to go on when not. */
public final class ConsoleReport {
    private static final int FRAMES = 8;
    private static final int WIDTH = 160;
    private static final List<Verdict> TOLD =
            List.of(
                    Verdict.FAIL,
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

    private void clause(RunRecord run, ClauseResult result) {
        out.println();
        out.printf(
                Locale.ROOT,
                "%s %s (%s) %s%n",
                result.verdict().word().toUpperCase(Locale.ROOT),
                result.clause().id(),
                result.clause().keyword(),
                result.clause().text());
        if (!result.reason().isEmpty()) {
            out.println("  " + result.reason());
        }
        result.failed().forEach(this::scenario);
        if (!result.failed().isEmpty()) {
            out.println("  again:    " + run.repeat(result.clause().id()));
        }
    }

    private void scenario(ScenarioResult scenario) {
        ScenarioResult.Failure failure = scenario.failure();
        if (failure == null) {
            return;
        }
        out.println("  scenario: " + scenario.name() + "  (" + scenario.where() + ")");
        out.println("  at:       " + failure.step());
        out.println("  seen:     " + failure.message().replace("\n", "\n            "));
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
                            event.text().replace("\n", "\\n"));
            out.println("  " + line.substring(0, Math.min(line.length(), WIDTH)));
        }
    }
}
