/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.report;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
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
    private static final List<Verdict> FAILED =
            List.of(Verdict.FAIL, Verdict.UNCLEAR, Verdict.STALE);

    /** XML has no place for the other control characters, escaped or not. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]");

    private final RunRecord run;
    private final XMLStreamWriter xml;

    private JUnitReport(RunRecord run, XMLStreamWriter xml) {
        this.run = run;
        this.xml = xml;
    }

    /** The document. */
    public static String of(RunRecord run) {
        var text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JUnitReport(run, xml).write();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a writer in memory failed", impossible);
        }
        return text.toString();
    }

    private void write() throws XMLStreamException {
        List<ClauseResult> clauses = run.judgement().clauses();
        xml.writeStartDocument();
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        attribute("name", "modelrelay-contract " + run.subject().word());
        attribute("tests", clauses.size());
        attribute("failures", count(clauses, FAILED));
        attribute("errors", run.judgement().of(Verdict.KIT_ERROR).size());
        attribute("skipped", count(clauses, SKIPPED));
        attribute("time", String.format(Locale.ROOT, "%.3f", run.seconds()));
        for (ClauseResult clause : clauses) {
            testCase(clause);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private static long count(List<ClauseResult> clauses, List<Verdict> verdicts) {
        return clauses.stream().filter(one -> verdicts.contains(one.verdict())).count();
    }

    private void testCase(ClauseResult result) throws XMLStreamException {
        double seconds =
                result.scenarios().stream().mapToLong(ScenarioResult::millis).sum() / 1_000.0;
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        attribute("classname", result.clause().family());
        attribute("name", result.clause().id() + " " + result.clause().text());
        attribute("time", String.format(Locale.ROOT, "%.3f", seconds));
        if (FAILED.contains(result.verdict())) {
            problem("failure", result);
        } else if (result.verdict() == Verdict.KIT_ERROR) {
            problem("error", result);
        } else if (SKIPPED.contains(result.verdict())) {
            xml.writeEmptyElement("skipped");
            attribute("message", result.verdict().word() + " " + result.reason());
        }
        xml.writeEndElement();
    }

    private void problem(String element, ClauseResult result) throws XMLStreamException {
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
        xml.writeStartElement(element);
        attribute("message", result.verdict().word());
        xml.writeCharacters(printable(text + run.repeat(result.clause().id())));
        xml.writeEndElement();
    }

    private void attribute(String name, Object value) throws XMLStreamException {
        xml.writeAttribute(name, printable(value.toString()));
    }

    private static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("\ufffd");
    }
}
