/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.scene;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelrelay.contract.program.Knobs;
import modelrelay.contract.program.Probe;
import modelrelay.contract.program.RelayProcess;
import modelrelay.contract.program.Setting;
import modelrelay.contract.tap.Journal;
import modelrelay.contract.tap.Patience;
import org.jspecify.annotations.Nullable;

/**
 * The server of one scenario: how it is configured, when it starts, and whether others had it
 * before and have it after. Used by the thread of the scenario.
 */
final class ServerUnderTest {
    private final Journal journal;
    private final Patience patience;
    private final Map<Setting, String> settings = new EnumMap<>(Setting.class);
    private final List<String> flags = new ArrayList<>();
    private boolean shared = true;
    private @Nullable RelayProcess running;

    /** A server that is not there yet. */
    ServerUnderTest(Journal journal, Patience patience) {
        this.journal = journal;
        this.patience = patience;
    }

    void configure(Setting setting, String value) {
        mustNotRun();
        Knobs.check(setting, value);
        settings.put(setting, value);
    }

    void addFlags(List<String> more) {
        mustNotRun();
        flags.addAll(more);
    }

    private void mustNotRun() {
        if (running != null) {
            throw new IllegalStateException("the server is running already");
        }
    }

    /** What a setting was configured to. */
    Optional<String> setting(Setting setting) {
        return Optional.ofNullable(settings.get(setting));
    }

    /** The server is not what it was, or must be a new one: nobody else gets it. */
    void spoil() {
        shared = false;
    }

    /** The process; it starts, or is taken over, when it is first needed. */
    RelayProcess process() {
        if (running == null) {
            running = isShared() ? takeOver() : start();
        }
        return running;
    }

    private boolean isShared() {
        return shared && flags.isEmpty();
    }

    private RelayProcess takeOver() {
        Optional<RelayProcess> idle = SharedServers.take(Scene.environment(settings));
        idle.ifPresent(one -> one.program().playIn(journal));
        return idle.orElseGet(this::start);
    }

    private RelayProcess start() {
        return new RelayProcess(Scene.environment(settings), flags, journal, patience);
    }

    /** Ends it or hands it on. Everybody else has left, so one that keeps the contract is empty. */
    void leave() {
        if (running == null) {
            return;
        }
        if (isShared() && becomesEmpty(running)) {
            SharedServers.leave(Scene.environment(settings), running);
        } else {
            running.close();
        }
    }

    private boolean becomesEmpty(RelayProcess relay) {
        try {
            patience.polling(
                    "the server is empty",
                    () ->
                            relay.program().hasExited()
                                    || isEmpty(Probe.get(relay.port(), "/health")));
            return !relay.program().hasExited();
        } catch (AssertionError full) {
            return false;
        }
    }

    private static boolean isEmpty(Optional<Probe.Answer> health) {
        return health.map(Probe.Answer::json)
                .map(json ->
                        json.path("workers_connected").asInt(1) == 0
                                && json.path("queue_depth").asInt(1) == 0)
                .orElse(false);
    }
}
