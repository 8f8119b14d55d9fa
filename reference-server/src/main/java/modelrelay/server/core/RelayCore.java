/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import java.util.List;
import java.util.OptionalLong;
import modelrelay.server.core.terms.Effect;
import modelrelay.server.core.terms.Event;
import modelrelay.server.core.terms.Limits;
import modelrelay.server.core.terms.ProviderName;
import modelrelay.server.core.terms.WorkerId;
import modelrelay.server.core.terms.WorkerView;

/**
 * The whole machine: every rule about requests, queues, workers and time.
 *
 * <p>Not thread-safe; one owner calls it. The same events at the same times give the same effects.
 */
public final class RelayCore {
    private final Ledger ledger;
    private final DrainRules drains;
    private final HeartbeatRules heartbeats;
    private final RequestRules requests;
    private final WorkerRules workers;

    /** Starts with no worker, no request and no provider. */
    public RelayCore(Limits limits) {
        ledger = new Ledger(limits);
        Dispatcher dispatcher = new Dispatcher(ledger);
        drains = new DrainRules(ledger, dispatcher);
        heartbeats = new HeartbeatRules(ledger, drains);
        requests = new RequestRules(ledger, dispatcher, drains);
        workers = new WorkerRules(ledger, dispatcher, heartbeats, drains);
    }

    /**
     * Takes one event and returns what must be done about it, in order. What is due by now happens
     * before the event, so that nothing expired is served.
     *
     * @param nowNanos the ticker's reading; never less than at the call before
     */
    public List<Effect> apply(Event event, long nowNanos) {
        ledger.turnTo(nowNanos);
        for (Deadlines.Due due = ledger.deadlines().pollDue(nowNanos);
                due != null;
                due = ledger.deadlines().pollDue(nowNanos)) {
            expire(due);
        }
        switch (event) {
            case Event.OfClient ofClient -> apply(ofClient);
            case Event.OfWorker ofWorker -> apply(ofWorker);
            case Event.OfOperator ofOperator -> apply(ofOperator);
            case Event.TimePassed timePassed -> {}
        }
        drains.afterEvent();
        return ledger.takeEffects();
    }

    private void apply(Event.OfClient event) {
        switch (event) {
            case Event.Submitted submitted -> requests.submitted(submitted);
            case Event.ClientGone clientGone -> requests.clientGone(clientGone);
        }
    }

    private void apply(Event.OfWorker event) {
        switch (event) {
            case Event.WorkerRegistered registered -> workers.registered(registered);
            case Event.ModelsUpdated modelsUpdated -> workers.modelsUpdated(modelsUpdated);
            case Event.Ponged ponged -> workers.ponged(ponged);
            case Event.Heard heard -> heartbeats.heard(heard);
            case Event.AnswerStarted answerStarted -> requests.answerStarted(answerStarted);
            case Event.Completed completed -> requests.completed(completed);
            case Event.ErrorReported errorReported -> requests.errorReported(errorReported);
            case Event.AnswerOutgrown outgrown -> requests.answerOutgrown(outgrown);
            case Event.DrainAsked drainAsked -> drains.asked(drainAsked);
            case Event.WorkerLost lost -> workers.lost(lost);
        }
    }

    private void apply(Event.OfOperator event) {
        switch (event) {
            case Event.DrainOrdered drainOrdered -> drains.ordered(drainOrdered);
            case Event.RefreshOrdered refreshOrdered -> workers.refreshOrdered(refreshOrdered);
            case Event.ProviderEnabled enabled -> drains.enabled(enabled);
            case Event.ProviderDisabled disabled -> drains.disabled(disabled);
            case Event.ShutdownStarted shutdownStarted -> drains.shutdownStarted();
        }
    }

    private void expire(Deadlines.Due due) {
        switch (due) {
            case Deadlines.Due.QueueWait wait -> requests.waitedTooLong(wait.request());
            case Deadlines.Due.WholeRequest whole -> requests.tookTooLong(whole.request());
            case Deadlines.Due.NextPing ping -> heartbeats.pingDue(ping.worker());
            case Deadlines.Due.PongWindow window -> heartbeats.pongOverdue(window.worker());
            case Deadlines.Due.Silence silence -> heartbeats.maybeSilent(silence.worker());
            case Deadlines.Due.DrainEnd drain -> drains.drainEnded(drain.worker());
            case Deadlines.Due.ShutdownEnd shutdown -> drains.shutdownEnded();
        }
    }

    /** When {@link Event.TimePassed} is due next, if ever without another event. */
    public OptionalLong nextDeadline() {
        return ledger.deadlines().next();
    }

    /**
     * Names of the models that somebody serves: each once, in the order first seen; never {@code
     * *}.
     */
    public List<String> models(ProviderName provider) {
        Provider known = ledger.provider(provider);
        return known == null ? List.of() : known.catalogue().names();
    }

    /** All connected workers, in the order they registered. */
    public List<WorkerView> workers() {
        return ledger.workers().stream().map(ConnectedWorker::view).toList();
    }

    /** The providers known, in the order they were set up. */
    public List<ProviderName> providers() {
        return ledger.providers().stream().map(Provider::name).toList();
    }

    /** Whether requests and workers are let in to this provider. */
    public boolean isEnabled(ProviderName provider) {
        Provider known = ledger.provider(provider);
        return known != null && known.isEnabled();
    }

    /** Requests waiting for this provider; 0 for an unknown one. */
    public int queueLength(ProviderName provider) {
        Provider known = ledger.provider(provider);
        return known == null ? 0 : known.queue().length();
    }

    /** Workers connected now. */
    public int workerCount() {
        return ledger.workerCount();
    }

    /** Whether a worker is connected. */
    public boolean isConnected(WorkerId worker) {
        return ledger.worker(worker) != null;
    }

    /** Requests dispatched and not ended. */
    public int inFlight() {
        return ledger.requestCount() - ledger.queued();
    }

    /** Whether a shutdown began. */
    public boolean isDraining() {
        return drains.isShuttingDown();
    }
}
