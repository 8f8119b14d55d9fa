/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.report;

import java.util.List;
import java.util.Locale;
import modelrelay.contract.judge.ClauseResult;
import modelrelay.contract.judge.ScenarioResult;
import modelrelay.contract.judge.Verdict;

/** The record in the XML that build servers read: a test case for each clause. */
public final class JUnitReport {
    private static final List<Verdict> SKIPPED =
            List.of(
                    Verdict.NOT_APPLICABLE,
                    Verdict.UNTESTABLE,
                    Verdict.NOT_RUN,
                    Verdict.INCONCLUSIVE,
                    Verdict.KNOWN_FAIL,
                    Verdict.WARN);
    private static final List<Verdict> FAILED = List.of(Verdict.FAIL, Verdict.STALE);

    private JUnitReport() {}

    /** The document. */
    public static String of(RunRecord run) {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        List<ClauseResult> clauses = run.judgement().clauses();
        xml.append(
                String.format(
                        Locale.ROOT,
                        "<testsuite name=\"modelrelay-contract %s\" tests=\"%d\" failures=\"%d\""
                                + " errors=\"%d\" skipped=\"%d\" time=\"%.3f\">\n",
                        run.subject().word(),
                        clauses.size(),
                        clauses.stream().filter(one -> FAILED.contains(one.verdict())).count(),
                        run.judgement().of(Verdict.KIT_ERROR).size(),
                        clauses.stream().filter(one -> SKIPPED.contains(one.verdict())).count(),
                        run.seconds()));
        clauses.forEach(clause -> testCase(xml, run, clause));
        return xml.append("</testsuite>\n").toString();
    }

    private static void testCase(StringBuilder xml, RunRecord run, ClauseResult result) {
        double seconds =
                result.scenarios().stream().mapToLong(ScenarioResult::millis).sum() / 1_000.0;
        xml.append(
                String.format(
                        Locale.ROOT,
                        "  <testcase classname=\"%s\" name=\"%s %s\" time=\"%.3f\">",
                        result.clause().family(),
                        result.clause().id(),
                        escaped(result.clause().text()),
                        seconds));
        if (FAILED.contains(result.verdict())) {
            problem(xml, "failure", run, result);
        } else if (result.verdict() == Verdict.KIT_ERROR) {
            problem(xml, "error", run, result);
        } else if (SKIPPED.contains(result.verdict())) {
            xml.append(
                    String.format(
                            Locale.ROOT,
                            "<skipped message=\"%s\"/>",
                            escaped(result.verdict().word() + " " + result.reason())));
        }
        xml.append("</testcase>\n");
    }

    private static void problem(
            StringBuilder xml, String element, RunRecord run, ClauseResult result) {
        var text = new StringBuilder();
        for (ScenarioResult scenario : result.failed()) {
            ScenarioResult.Failure failure = scenario.failure();
            if (failure != null) {
                text.append(scenario.name())
                        .append("\n  ")
                        .append(failure.step())
                        .append("\n  ")
                        .append(failure.message())
                        .append('\n');
            }
        }
        text.append(run.repeat(result.clause().id()));
        xml.append(
                String.format(
                        Locale.ROOT,
                        "<%1$s message=\"%2$s\">%3$s</%1$s>",
                        element,
                        escaped(result.verdict().word()),
                        escaped(text.toString())));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                // XML has no place for the other control characters, escaped or not.
                .replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "\ufffd");
    }
}
