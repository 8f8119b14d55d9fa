/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.selftest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import modelrelay.contract.driver.ProcessMark;
import modelrelay.contract.mutant.Hostile;
import modelrelay.contract.mutant.HostileMain;

/**
 * Points the kit, as a process of its own, at programs that no honest program would be: it must end
 * in bounded time with the documented code and leave nobody behind.
 */
public final class HostileTrials {
    private static final Duration BOUND = Duration.ofMinutes(3);

    private final Class<?> kit;
    private final Consumer<Trial> heard;

    /**
     * Trials.
     *
     * @param kit the kit's main class
     */
    public HostileTrials(Class<?> kit, Consumer<Trial> heard) {
        this.kit = kit;
        this.heard = heard;
    }

    /** Tries them one after the other. */
    public List<Trial> all(List<Hostile> hostiles) throws InterruptedException {
        var trials = new ArrayList<Trial>();
        for (Hostile hostile : hostiles) {
            Trial trial = attempt(hostile);
            heard.accept(trial);
            trials.add(trial);
        }
        return trials;
    }

    private Trial attempt(Hostile hostile) throws InterruptedException {
        long from = System.nanoTime();
        var mark = new ProcessMark("MODELRELAY_CONTRACT_SELFTEST");
        try {
            Path reports = Files.createTempDirectory("modelrelay-hostile-");
            var builder =
                    new ProcessBuilder(command(hostile, reports))
                            .redirectErrorStream(true)
                            .redirectOutput(reports.resolve("console.txt").toFile());
            mark.put(builder.environment());
            Process process = builder.start();
            boolean ended = process.waitFor(BOUND.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            String told = verdict(hostile, ended, process, mark);
            remove(reports);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
            return new Trial(
                    hostile.kind(), "exit " + hostile.exit(), told.isEmpty(), told, millis);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private List<String> command(Hostile hostile, Path reports) {
        var words = new ArrayList<>(Java.program(kit));
        String program = hostile.program().name().toLowerCase(Locale.ROOT);
        words.addAll(List.of("verify", program, "--run", "REG-*,HBT-*,QUE-*", "--profile", "core"));
        words.addAll(List.of("--out", reports.toString(), "--"));
        words.addAll(Java.program(HostileMain.class));
        words.add(hostile.kind());
        return words;
    }

    private static String verdict(
            Hostile hostile, boolean ended, Process process, ProcessMark mark) {
        List<ProcessHandle> left = mark.processes().toList();
        left.forEach(ProcessHandle::destroyForcibly);
        if (!ended) {
            return "the kit did not end within " + BOUND.toSeconds() + " s";
        }
        if (!left.isEmpty()) {
            return left.size() + " processes were left behind";
        }
        int exit = process.exitValue();
        return exit == hostile.exit() ? "" : "the kit ended with " + exit;
    }

    private static void remove(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
