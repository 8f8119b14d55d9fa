/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.kit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelrelay.contract.clause.Clause;
import modelrelay.contract.clause.Clauses;
import modelrelay.contract.clause.IdPattern;
import modelrelay.contract.clause.Requirements;
import modelrelay.contract.judge.Judge;
import modelrelay.contract.judge.Judgement;
import modelrelay.contract.judge.KnownFailing;
import modelrelay.contract.judge.ScenarioResult;
import modelrelay.contract.judge.Terms;
import modelrelay.contract.program.Knobs;
import modelrelay.contract.program.Placeholders;
import modelrelay.contract.program.Programs;
import modelrelay.contract.program.Setting;
import modelrelay.contract.report.Badge;
import modelrelay.contract.report.ConsoleReport;
import modelrelay.contract.report.HtmlReport;
import modelrelay.contract.report.JUnitReport;
import modelrelay.contract.report.JsonReport;
import modelrelay.contract.report.RunRecord;
import modelrelay.contract.report.Shell;
import modelrelay.contract.run.Features;
import modelrelay.contract.run.Selection;
import modelrelay.contract.run.Subject;
import modelrelay.contract.run.SuiteRun;
import org.jspecify.annotations.Nullable;

/** One judgement from the command line to the reports. */
final class Verification {
    /** A program that does not answer within this is not slow but broken; in seconds. */
    private static final String LIMIT = "6";

    private final Subject subject;
    private final RunOptions options;
    private final PrintWriter out;
    private final Declaration declaration;
    private final Clauses clauses = Clauses.load();

    Verification(Subject subject, RunOptions options, PrintWriter out) {
        this.subject = subject;
        this.options = options;
        this.out = out;
        this.declaration = options.declaration();
    }

    /**
     * Judges, prints and writes the reports.
     *
     * @param programs the program, or both of a pair
     * @param scenario a part of the name of the only scenarios to run, or null
     * @return the exit code
     */
    int verify(Map<Programs.Role, List<String>> programs, @Nullable String scenario) {
        Map<Setting, String> knobs = declaration.knobs();
        Requirements requirements = requirements();
        List<Clause> bound = bound();
        List<Clause> wanted = wanted(bound);
        KnownFailing known = options.known();
        List<String> misspelt = known.unmatched(bound);
        if (!misspelt.isEmpty()) {
            throw new BadUsage("known-failing patterns match no clause: " + misspelt);
        }
        options.check();
        programs.values().forEach(Verification::checkPlaceholders);
        Knobs.release();
        prepare(programs);
        var capabilities = new HashSet<>(Readiness.of(subject));
        capabilities.addAll(declaration.declared());
        Knobs.makeWhole(Fractions.refused(programs.keySet()));
        Knobs.fix(knobs);
        long seed =
                options.seed == null
                        ? ThreadLocalRandom.current().nextLong(1_000_000)
                        : options.seed;
        Instant started = Instant.now();
        long from = System.nanoTime();
        List<ScenarioResult> results = run(wanted, scenario, seed);
        boolean filtered = scenario != null || !options.run.isEmpty() || !options.skip.isEmpty();
        var terms =
                new Terms(
                        requirements,
                        Set.copyOf(capabilities),
                        known,
                        options.failOn == RunOptions.FailOn.SHOULD,
                        filtered);
        Judgement judgement = new Judge(terms).judge(wanted, results);
        var record =
                new RunRecord(
                        subject,
                        name(programs),
                        command(programs),
                        again(programs),
                        requirements.version(),
                        options.profile.word(),
                        started,
                        (System.nanoTime() - from) / 1e9,
                        seed,
                        judgement);
        new ConsoleReport(out).print(record);
        write(record);
        return judgement.exitCode();
    }

    private static void checkPlaceholders(List<String> command) {
        List<String> unknown = Placeholders.unknown(command);
        if (!unknown.isEmpty()) {
            throw new BadUsage(
                    "the command names no setting with "
                            + String.join(", ", unknown)
                            + "; those of section CLI are known, such as {proxy_url}");
        }
    }

    /** What the scenarios are to know, once nothing is left to complain of. */
    private void prepare(Map<Programs.Role, List<String>> programs) {
        programs.forEach(Programs::use);
        System.setProperty("modelrelay.contract.limit-secs", LIMIT);
        System.setProperty(
                "modelrelay.contract.timeout-factor", Double.toString(options.timeoutFactor));
        if (Boolean.TRUE.equals(declaration.needsPort())) {
            Programs.tellPorts();
        }
    }

    private Requirements requirements() {
        try {
            return Requirements.of(options.requirements, clauses);
        } catch (IllegalArgumentException unknown) {
            throw new BadUsage(String.valueOf(unknown.getMessage()));
        }
    }

    /** The clauses of the profile that bind the subject and that some scenario sees in time. */
    private List<Clause> bound() {
        Set<String> seen = Features.seen(subject, isPatient(), options.profile.looksBeside());
        return clauses.all().stream()
                .filter(subject::isBoundBy)
                .filter(Clause::isTestable)
                .filter(options.profile::has)
                .filter(one -> seen.contains(one.id()))
                .toList();
    }

    /** Whether what takes minutes by contract is waited for. */
    private boolean isPatient() {
        return options.profile.isSlow() || !options.run.isEmpty();
    }

    private List<Clause> wanted(List<Clause> bound) {
        List<Clause> wanted =
                bound.stream()
                        .filter(one -> options.run.isEmpty() || matches(options.run, one))
                        .filter(one -> !matches(options.skip, one))
                        .toList();
        if (wanted.isEmpty()) {
            throw new BadUsage(
                    "no clause of the "
                            + subject.word()
                            + " in the "
                            + options.profile.word()
                            + " profile matches"
                            + (options.run.isEmpty()
                                    ? ""
                                    : " --run " + String.join(",", options.run))
                            + (options.skip.isEmpty()
                                    ? ""
                                    : " --skip " + String.join(",", options.skip))
                            + "; see list");
        }
        return wanted;
    }

    private static boolean matches(List<String> patterns, Clause clause) {
        return patterns.stream().anyMatch(one -> new IdPattern(one).matches(clause.id()));
    }

    private List<ScenarioResult> run(List<Clause> wanted, @Nullable String scenario, long seed) {
        Set<String> ids = wanted.stream().map(Clause::id).collect(Collectors.toSet());
        var selection =
                new Selection(subject, ids, scenario, isPatient(), options.profile.looksBeside());
        List<ScenarioResult> results =
                new SuiteRun(selection, options.parallel, seed, new ProgressLine(out)).run();
        if (results.isEmpty()) {
            throw new BadUsage("no scenario matches");
        }
        return results;
    }

    private String name(Map<Programs.Role, List<String>> programs) {
        if (declaration.name() != null) {
            return declaration.name();
        }
        return inOrder(programs)
                .map(List::getLast)
                .map(last -> last.substring(last.lastIndexOf('/') + 1))
                .collect(Collectors.joining(" + "));
    }

    private static String command(Map<Programs.Role, List<String>> programs) {
        return inOrder(programs).map(Shell::line).collect(Collectors.joining(" + "));
    }

    private String again(Map<Programs.Role, List<String>> programs) {
        if (subject != Subject.PAIR) {
            return "modelrelay-contract run %s%s -- %s"
                    .formatted(RunRecord.CLAUSE, options.repeated(), command(programs));
        }
        List<String> commands = inOrder(programs).map(Shell::line).toList();
        return "modelrelay-contract verify pair --run %s%s --server %s --worker %s"
                .formatted(
                        RunRecord.CLAUSE,
                        options.repeated(),
                        Shell.line(List.of(commands.getFirst())),
                        Shell.line(List.of(commands.getLast())));
    }

    /** The server before the worker. */
    private static Stream<List<String>> inOrder(Map<Programs.Role, List<String>> programs) {
        return new TreeMap<>(programs).values().stream();
    }

    private void write(RunRecord record) {
        try {
            Files.createDirectories(options.out);
            var json = JsonReport.of(record);
            for (RunOptions.Format format : options.formats) {
                switch (format) {
                    case HTML -> file("report.html", HtmlReport.of(json));
                    case JSON ->
                            file(
                                    "report.json",
                                    new ObjectMapper()
                                            .writerWithDefaultPrettyPrinter()
                                            .writeValueAsString(json));
                    case JUNIT -> file("junit.xml", JUnitReport.of(record));
                    case BADGE -> file("badge.svg", Badge.svg(record));
                }
            }
            out.println("reports: " + options.out);
            out.flush();
        } catch (IOException full) {
            throw new BadUsage("cannot write reports to " + options.out + ": " + full.getMessage());
        }
    }

    private void file(String name, String text) throws IOException {
        Path file = options.out.resolve(name);
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
