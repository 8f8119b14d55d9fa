/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import java.util.ArrayList;
import java.util.List;
import modelrelay.server.core.models.ModelList;
import modelrelay.server.core.terms.Effect;
import modelrelay.server.core.terms.Event;
import modelrelay.server.core.terms.Registration;
import modelrelay.server.core.terms.WorkerClose;

/** How workers come, change and go. */
final class WorkerRules {
    private static final String DEFAULT_NAME = "worker";

    private final Ledger ledger;
    private final Dispatcher dispatcher;
    private final HeartbeatRules heartbeats;
    private final DrainRules drains;

    WorkerRules(
            Ledger ledger, Dispatcher dispatcher, HeartbeatRules heartbeats, DrainRules drains) {
        this.ledger = ledger;
        this.dispatcher = dispatcher;
        this.heartbeats = heartbeats;
        this.drains = drains;
    }

    void registered(Event.WorkerRegistered event) {
        Provider provider = ledger.provider(event.provider());
        Registration registration = event.registration();
        String version = registration.protocol().version();
        if (provider == null || !provider.isEnabled()) {
            ledger.emit(new Effect.CloseWorker(event.worker(), WorkerClose.PROVIDER_CLOSED));
        } else if (version != null && !version.equals(Registration.PROTOCOL_VERSION)) {
            ledger.emit(new Effect.CloseWorker(event.worker(), WorkerClose.VERSION_MISMATCH));
        } else {
            welcome(event, provider);
        }
    }

    private void welcome(Event.WorkerRegistered event, Provider provider) {
        Registration registration = event.registration();
        List<String> warnings = new ArrayList<>();
        if (registration.protocol().version() == null) {
            warnings.add("no protocol_version: taken as " + Registration.PROTOCOL_VERSION);
        }
        ConnectedWorker.Profile profile =
                new ConnectedWorker.Profile(
                        name(registration, warnings),
                        slots(registration, warnings),
                        registration.protocol().common());
        ModelList models = ModelList.of(registration.models(), ledger.limits());
        warnings.addAll(models.warnings());
        ConnectedWorker worker =
                new ConnectedWorker(event.worker(), provider, profile, ledger.nextAge());
        ledger.add(worker);
        ledger.emit(
                new Effect.Acknowledge(
                        worker.id(), models.names(), warnings, profile.capabilities()));
        heartbeats.begin(worker);
        drains.joined(worker);
        provider.catalogue().add(models.names());
        provider.choice()
                .change(
                        worker,
                        () -> {
                            worker.list(models);
                            worker.registered(registration.currentLoad());
                        });
        dispatcher.fill(worker);
    }

    void modelsUpdated(Event.ModelsUpdated event) {
        ConnectedWorker worker = ledger.worker(event.worker());
        if (worker != null) {
            ModelList models = ModelList.of(event.models(), ledger.limits());
            if (!worker.isDraining()) {
                // The new ones first: a model that stays keeps its place in the catalogue.
                worker.provider().catalogue().add(models.names());
                worker.provider().catalogue().remove(worker.models().names());
            }
            worker.provider().choice().change(worker, () -> worker.list(models));
            loadReported(worker, () -> worker.updated(event.currentLoad()));
        }
    }

    void ponged(Event.Ponged event) {
        ConnectedWorker worker = ledger.worker(event.worker());
        if (worker != null) {
            loadReported(worker, () -> worker.pong(event.currentLoad()));
        }
    }

    private void loadReported(ConnectedWorker worker, Runnable report) {
        worker.provider()
                .choice()
                .change(
                        worker,
                        () -> {
                            worker.heartbeat().reported(ledger.deadlines());
                            report.run();
                        });
        dispatcher.fill(worker);
    }

    void lost(Event.WorkerLost event) {
        ConnectedWorker worker = ledger.worker(event.worker());
        if (worker != null) {
            drains.dismiss(worker);
        }
    }

    void refreshOrdered(Event.RefreshOrdered event) {
        if (ledger.worker(event.worker()) != null) {
            ledger.emit(new Effect.RefreshModels(event.worker()));
        }
    }

    private String name(Registration registration, List<String> warnings) {
        String name = registration.workerName().strip();
        if (name.isEmpty()) {
            warnings.add("worker_name is blank: taken as " + DEFAULT_NAME);
            return DEFAULT_NAME;
        }
        int limit = ledger.limits().maxNameChars();
        if (name.codePointCount(0, name.length()) > limit) {
            warnings.add("worker_name is cut to " + limit + " characters");
            return name.substring(0, name.offsetByCodePoints(0, limit));
        }
        return name;
    }

    private static int slots(Registration registration, List<String> warnings) {
        if (registration.maxConcurrent() < 1) {
            warnings.add("max_concurrent 0: taken as 1");
            return 1;
        }
        return registration.maxConcurrent();
    }
}
