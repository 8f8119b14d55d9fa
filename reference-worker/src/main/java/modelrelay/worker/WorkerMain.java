/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import modelrelay.cli.Program;
import modelrelay.cli.StopSignals;
import modelrelay.cli.UnusableFlag;

/** The command {@code modelrelay-worker}: flags to a configuration, signals to a drain. */
public final class WorkerMain {

    private static final int UNFINISHED = 1;

    private WorkerMain() {}

    /** Runs the command and ends the JVM with its exit status. */
    public static void main(String[] args) {
        System.exit(program(new WorkerOptions()).withLog().run(args));
    }

    /** The command around these options. */
    static Program program(WorkerOptions options) {
        return new Program(
                "modelrelay-worker",
                "Connects a local model server to a ModelRelay server.",
                options.flags(),
                () -> run(options));
    }

    private static int run(WorkerOptions options) throws InterruptedException, ExecutionException {
        Worker worker = worker(options);
        AtomicInteger signals = new AtomicInteger();
        StopSignals.onEach(() -> {
            if (signals.getAndIncrement() == 0) {
                var _ = worker.drain(options.drainTimeout());
            } else {
                worker.close();
            }
        });
        worker.start();
        return worker.stopped().get() ? 0 : UNFINISHED;
    }

    private static Worker worker(WorkerOptions options) {
        try {
            return new Worker(options.config());
        } catch (IllegalArgumentException e) {
            throw new UnusableFlag(String.valueOf(e.getMessage()));
        }
    }
}
