/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import modelrelay.contract.net.Lines;
import modelrelay.contract.tap.Entry;
import modelrelay.contract.tap.Journal;

/**
 * One process under test, in a process group of its own, its output drained and kept.
 *
 * <p>It gets the suite's environment without the settings of the programs: those are what the
 * scenario configures. In its command {@code {proxy_url}} and the like stand for a setting.
 */
public final class Program implements AutoCloseable {
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    /**
     * Makes a program hear SIGINT. A shell that puts a job into the background lets it ignore that
     * signal, and whatever the job starts inherits this.
     */
    private static final List<String> LISTENING =
            works("env", "--default-signal=INT", "true")
                    ? List.of("env", "--default-signal=INT")
                    : List.of();

    private static final Set<Program> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        // Whoever stops the suite stops what it started.
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform().unstarted(() -> RUNNING.forEach(Program::kill)));
    }

    /** What terminals read as colours. */
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private static final int MAX_LINES = 100_000;
    private static final int MAX_LINE_BYTES = 64 * 1024;
    private static final int MAX_CHARACTERS = 20_000_000;
    private static final long GONE_WITHIN_SECONDS = 10;

    /** Whatever it has left behind may hold its output open for longer. */
    private static final long OUTPUT_WITHIN_SECONDS = 2;

    private final String name;
    private volatile Journal journal;
    private final ProcessMark mark = new ProcessMark("MODELRELAY_CONTRACT_PROCESS");
    private final Process process;
    private final boolean grouped = Files.isExecutable(SETSID);
    private final List<String> lines = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final CountDownLatch openStreams = new CountDownLatch(2);
    private volatile long exitNanos;
    private final AtomicInteger keptCharacters = new AtomicInteger();

    /**
     * Starts a process in the folder in which the kit itself was started, so that a command means
     * there what it means to whoever typed it; its output goes to the journal under {@code name}.
     */
    public Program(
            String name, List<String> command, Map<String, String> environment, Journal journal) {
        this.name = name;
        this.journal = journal;
        var words = new ArrayList<String>();
        if (grouped) {
            words.add(SETSID.toString());
        }
        words.addAll(LISTENING);
        command.forEach(word -> words.add(Placeholders.filled(word, environment)));
        var builder = new ProcessBuilder(words);
        builder.environment().keySet().removeAll(Setting.variables());
        builder.environment().putAll(environment);
        mark.put(builder.environment());
        try {
            this.process = builder.start();
            process.getOutputStream().close();
        } catch (IOException unstartable) {
            throw new IllegalStateException(name + " does not start: " + words, unstartable);
        }
        RUNNING.add(this);
        Thread.ofVirtual().start(() -> drain(process.getInputStream(), lines));
        Thread.ofVirtual().start(() -> drain(process.getErrorStream(), errors));
        var _ = process.onExit().thenRun(this::exited);
    }

    private static boolean works(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void exited() {
        exitNanos = System.nanoTime();
        journal.changed();
    }

    private void drain(InputStream stream, List<String> kept) {
        try (stream) {
            var printed = new Lines(stream, MAX_LINE_BYTES);
            for (var raw = printed.next(); raw.isPresent(); raw = printed.next()) {
                String line = COLOUR.matcher(raw.get()).replaceAll("");
                synchronized (kept) {
                    if (kept.size() < MAX_LINES && keptCharacters.get() < MAX_CHARACTERS) {
                        keptCharacters.addAndGet(line.length());
                        kept.add(line);
                    }
                }
                journal.add(Entry.Leg.OUTPUT, name, Entry.Author.PROGRAM, Entry.Kind.LINE, line);
            }
        } catch (IOException ended) {
            journal.changed();
        } finally {
            openStreams.countDown();
            journal.changed();
        }
    }

    /** Goes on in another scenario: what it says from now on belongs there. */
    public void playIn(Journal other) {
        journal = other;
        keptCharacters.set(0);
        synchronized (lines) {
            lines.clear();
        }
        synchronized (errors) {
            errors.clear();
        }
    }

    /** The name that the journal knows it by. */
    public String name() {
        return name;
    }

    /** The process id. */
    public long pid() {
        return process.pid();
    }

    /** Lines of standard output so far. */
    public List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** Lines of standard error so far. */
    public List<String> errors() {
        synchronized (errors) {
            return List.copyOf(errors);
        }
    }

    /**
     * Its log so far: what it writes to either stream, for no clause says which one. What is asked
     * of a program itself, such as its help, is in {@link #lines()} alone.
     */
    public List<String> log() {
        List<String> log = new ArrayList<>(lines());
        log.addAll(errors());
        return log;
    }

    /** Whether a line of its log holds a text. */
    public boolean hasLogged(String text) {
        return log().stream().anyMatch(line -> line.contains(text));
    }

    /** The first match of a pattern in the log. */
    public Optional<Matcher> find(Pattern pattern) {
        return log().stream().map(pattern::matcher).filter(Matcher::find).findFirst();
    }

    /** Whether the process has ended and its output has been read to the end or not. */
    public boolean hasExited() {
        return exitNanos != 0;
    }

    /** Whether its output has been read to the end. */
    public boolean hasFallenSilent() {
        return openStreams.getCount() == 0;
    }

    /** When the process had ended; 0 while it runs. */
    public long exitNanos() {
        return exitNanos;
    }

    /** The exit status of a process that has ended. */
    public int exitStatus() {
        return process.exitValue();
    }

    /** How it ended and what it said last, for the message of whoever needed it. */
    public String lastWords() {
        awaitOutput();
        List<String> said = errors().isEmpty() ? lines() : errors();
        String status = hasExited() ? " with status " + exitStatus() : "";
        return said.isEmpty()
                ? status + "; it said nothing"
                : status
                        + "; its last words: "
                        + String.join(
                                " | ", said.subList(Math.max(0, said.size() - 5), said.size()));
    }

    /** What it said last may be read a moment after it has ended. */
    private void awaitOutput() {
        if (hasExited()) {
            try {
                var _ = openStreams.await(OUTPUT_WITHIN_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Memory that it occupies, in bytes; 0 where the system does not tell. */
    public long residentBytes() {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException untold) {
            return 0;
        }
    }

    /** Sends a signal by its name, such as {@code TERM}. */
    public void signal(String signal) {
        // Not Process.destroy(): it closes our end of the output, and what the program says while
        // it
        // leaves is lost.
        kill(signal, Long.toString(pid()));
    }

    private int kill(String signal, String target) {
        try {
            return new ProcessBuilder("kill", "-s", signal, "--", target)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException impossible) {
            throw new IllegalStateException("no kill command", impossible);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /** Stops the process and everything that it started, and checks that they are gone. */
    @Override
    public void close() {
        kill();
        try {
            if (!process.waitFor(GONE_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(name + " cannot be stopped");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        RUNNING.remove(this);
    }

    private void kill() {
        // Asked before it ends: later nobody knows whose they were.
        List<ProcessHandle> descendants = process.descendants().toList();
        if (grouped) {
            kill("KILL", "-" + pid());
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        // One that has left the group is still known by what it has inherited.
        mark.processes().forEach(ProcessHandle::destroyForcibly);
    }
}
