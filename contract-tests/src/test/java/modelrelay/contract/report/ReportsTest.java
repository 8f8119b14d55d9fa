/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import modelrelay.contract.clause.Clause;
import modelrelay.contract.judge.ClauseResult;
import modelrelay.contract.judge.Judge;
import modelrelay.contract.judge.Judgement;
import modelrelay.contract.judge.Overall;
import modelrelay.contract.judge.ScenarioResult;
import modelrelay.contract.judge.Verdict;
import modelrelay.contract.run.Subject;
import org.junit.jupiter.api.Test;

/** What is written about a run, for people and for machines. */
final class ReportsTest {
    private static final RunRecord RUN = run();

    @Test
    void theJsonReportKeepsItsSchema() throws Exception {
        try (InputStream schema = JsonReport.class.getResourceAsStream("report.schema.json")) {
            var faults =
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(Objects.requireNonNull(schema))
                            .validate(JsonReport.of(RUN));
            assertThat(faults).isEmpty();
        }
    }

    @Test
    void thePageHoldsTheRecordAndNothingThatEndsItsScript() {
        String page = HtmlReport.of(JsonReport.of(RUN));
        assertThat(page).contains("QUE-001").doesNotContain("\"REPORT\"");
        assertThat(page.split("</script>", -1)).hasSize(2);
    }

    @Test
    void theXmlIsWellFormedWhateverWasSeen() throws Exception {
        byte[] xml = JUnitReport.of(RUN).getBytes(StandardCharsets.UTF_8);
        var suite =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(xml))
                        .getDocumentElement();
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(1);
    }

    @Test
    void theConsoleSaysClauseExpectationFramesAndTheLineToRepeat() {
        var text = new StringWriter();
        new ConsoleReport(new PrintWriter(text)).print(RUN);
        assertThat(text.toString())
                .contains(
                        "FAIL QUE-001 (MUST) The oldest first.",
                        "Two wait",
                        "features/queue/order.feature:5",
                        "expected one but was </script>\u0001",
                        "{\"type\":\"request\"}",
                        "modelrelay-contract run QUE-001 --conf c.yaml -- './my server' {listen_addr}",
                        "NONCONFORMANT");
    }

    @Test
    void theBadgeNamesTheSubjectAndTheVerdict() {
        assertThat(Badge.svg(RUN)).contains("ModelRelay server 1.0", "nonconformant (core)");
    }

    @Test
    void reportsSideBySideNeedToBeReports() {
        ObjectNode report = JsonReport.of(RUN);
        assertThat(Matrix.of(List.of(report, report)))
                .contains("QUE-001")
                .doesNotContain("Two wait");
        ObjectNode foreign = new ObjectMapper().createObjectNode();
        assertThatThrownBy(() -> Matrix.of(List.of(foreign)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void wordsAreQuotedWhereAShellNeedsIt() {
        assertThat(Shell.line(List.of("./my server", "{listen_addr}", "it's")))
                .isEqualTo("'./my server' {listen_addr} 'it'\\''s'");
    }

    private static RunRecord run() {
        var clause =
                new Clause(
                        "QUE-001",
                        Clause.Keyword.MUST,
                        Clause.Side.SERVER,
                        null,
                        null,
                        "The oldest first.",
                        "clauses/QUE-queue.md",
                        "");
        var scenario =
                new ScenarioResult(
                        "QUE-001",
                        "Two wait",
                        "features/queue/order.feature:5",
                        ScenarioResult.Status.FAILED,
                        12,
                        0,
                        List.of(new ScenarioResult.Step("Then one is first", "failed")),
                        new ScenarioResult.Failure(
                                ScenarioResult.Place.CLAIM,
                                "Then one is first",
                                "expected one but was </script>\u0001"),
                        List.of(
                                new ScenarioResult.WireEvent(
                                        1.5,
                                        "worker",
                                        "ada",
                                        true,
                                        "text",
                                        "{\"type\":\"request\"}")));
        var result = new ClauseResult(clause, Verdict.FAIL, "", List.of(scenario));
        var judgement = new Judgement(Overall.NONCONFORMANT, Judge.BROKEN, List.of(result));
        return new RunRecord(
                Subject.SERVER,
                "my server",
                "'./my server' {listen_addr}",
                "modelrelay-contract run CLAUSE --conf c.yaml -- './my server' {listen_addr}",
                "1.0",
                "core",
                Instant.EPOCH,
                1.5,
                7,
                judgement);
    }
}
