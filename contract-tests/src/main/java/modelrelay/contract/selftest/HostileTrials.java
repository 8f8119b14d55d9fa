/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.selftest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import modelrelay.contract.mutant.Hostile;
import modelrelay.contract.mutant.HostileMain;
import modelrelay.contract.program.ProcessMark;

/**
 * Points the kit, as a process of its own with little memory, at programs that no honest program
 * would be: it must end in bounded time with the documented code and leave nobody behind.
 */
public final class HostileTrials {
    private static final Duration BOUND = Duration.ofMinutes(3);

    /** The kit needs no more than this whatever it is pointed at. */
    private static final String HEAP = "-Xmx768m";

    /** Enough scenarios of either side to be harmed in. */
    private static final String CLAUSES = "REG-01*,HBT-002,HBT-009,HBT-010";

    private static final int BROKEN = 1;
    private static final int INCONCLUSIVE = 5;
    private static final int SHOWN_LINES = 20;
    private static final int SHOWN_WIDTH = 200;

    private final Class<?> kit;
    private final int parallel;
    private final Consumer<Trial> heard;

    /**
     * Trials.
     *
     * @param kit the kit's main class
     * @param parallel how many at a time
     * @param heard hears of each trial as it ends
     */
    public HostileTrials(Class<?> kit, int parallel, Consumer<Trial> heard) {
        this.kit = kit;
        this.parallel = parallel;
        this.heard = heard;
    }

    /** Tries them; blocks. */
    public List<Trial> all(List<Hostile> hostiles) throws InterruptedException {
        return Trials.all(hostiles, parallel, this::attempt, heard);
    }

    private Trial attempt(Hostile hostile) {
        long from = System.nanoTime();
        var mark = new ProcessMark(HostileMain.MARK);
        String seen;
        try {
            Path reports = Files.createTempDirectory("modelrelay-hostile-");
            Path console = reports.resolve("console.txt");
            var builder =
                    new ProcessBuilder(command(hostile, reports))
                            .redirectErrorStream(true)
                            .redirectOutput(console.toFile());
            mark.put(builder.environment());
            seen = verdict(hostile, builder.start(), mark, console);
            remove(reports);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            seen = "interrupted";
        }
        return new Trial(
                hostile.kind(),
                hostile.program().name().toLowerCase(Locale.ROOT),
                seen.isEmpty(),
                "exit "
                        + hostile.exit()
                        + " within "
                        + BOUND.toSeconds()
                        + " s and nobody left behind",
                seen,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from));
    }

    private List<String> command(Hostile hostile, Path reports) {
        var words = new ArrayList<>(Java.program(kit));
        words.add(1, HEAP);
        String program = hostile.program().name().toLowerCase(Locale.ROOT);
        words.addAll(List.of("verify", program, "--run", CLAUSES, "--profile", "core"));
        words.addAll(List.of("--out", reports.toString(), "--"));
        words.addAll(Java.program(HostileMain.class));
        words.add(hostile.kind());
        return words;
    }

    private static String verdict(Hostile hostile, Process process, ProcessMark mark, Path console)
            throws IOException, InterruptedException {
        // Whoever stops the selftest stops the kit, which stops what it started.
        var stopping = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(stopping);
        boolean ended = process.waitFor(BOUND.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        Runtime.getRuntime().removeShutdownHook(stopping);
        List<ProcessHandle> left = left(mark);
        left.forEach(ProcessHandle::destroyForcibly);
        if (!ended) {
            return "the kit did not end in time" + said(console);
        }
        if (!left.isEmpty()) {
            return left.size() + " processes were left behind" + said(console);
        }
        int exit = process.exitValue();
        // It may also find that it could not tell, beside somebody who takes all of the machine.
        boolean isDocumented =
                exit == hostile.exit() || (hostile.exit() == BROKEN && exit == INCONCLUSIVE);
        return isDocumented ? "" : "the kit ended with " + exit + said(console);
    }

    /** Those that have inherited the mark, and those that were given it as an argument. */
    private static List<ProcessHandle> left(ProcessMark mark) {
        Stream<ProcessHandle> named =
                ProcessHandle.allProcesses()
                        .filter(one -> one.info().commandLine().orElse("").contains(mark.value()));
        return Stream.concat(mark.processes(), named).distinct().toList();
    }

    private static String said(Path console) throws IOException {
        List<String> lines =
                Files.readString(console, StandardCharsets.ISO_8859_1)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> line.substring(0, Math.min(line.length(), SHOWN_WIDTH)))
                        .toList();
        return ":\n"
                + String.join(
                        "\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    }

    private static void remove(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
