/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.core;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of one worker, over all its connections. Not thread-safe; see the package for who may
 * call it.
 */
public final class WorkerCore {

    private final Timing timing;
    private Setup setup;
    private Phase phase = Phase.NEW;
    private BackOff backOff = BackOff.FRESH;
    private final Deadlines timers = new Deadlines();
    private final SilenceWatch silence;
    private final LookUp lookUp = new LookUp();
    private final Set<String> running = new LinkedHashSet<>();
    private final Offer offer;

    // Of the present connection.
    private boolean serverDrains;
    private boolean stopsAfterwards;
    private boolean rejoinsAtOnce;
    private boolean clean = true;

    private final List<Effect> effects = new ArrayList<>();
    private long nowNanos;

    /** A worker that has not started. */
    public WorkerCore(Setup setup, Timing timing) {
        this.setup = setup;
        this.timing = timing;
        this.silence = new SilenceWatch(timers, timing);
        this.offer = new Offer(setup.models());
    }

    /** Where the worker is. */
    public Phase phase() {
        return phase;
    }

    /** Requests that hold a slot. */
    public int load() {
        return running.size();
    }

    /** The models last found or configured, whether or not the server may route to them now. */
    public List<String> models() {
        return offer.models();
    }

    /** Whether new requests are kept away by the owner's wish. */
    public boolean isPaused() {
        return offer.isPaused();
    }

    /** When the next {@code Tick} is due. */
    public OptionalLong nextDeadlineNanos() {
        return timers.next();
    }

    /**
     * Takes one event and returns what must be done about it, in order.
     *
     * @param nowNanos the owner's clock; never less than at the call before
     */
    public List<Effect> apply(Event event, long nowNanos) {
        this.nowNanos = nowNanos;
        if (phase != Phase.GONE) {
            take(event);
        }
        List<Effect> result = List.copyOf(effects);
        effects.clear();
        return result;
    }

    private void take(Event event) {
        switch (event) {
            case Event.Started started -> start();
            case Event.Connected connected -> connected();
            case Event.LinkLost lost -> lost(lost);
            case Event.Heard heard -> silence.heard(nowNanos);
            case Event.Acknowledged ack -> acknowledged(ack);
            case Event.RequestArrived arrived -> requestArrived(arrived.request());
            case Event.CancelArrived arrived -> cancelArrived(arrived.request());
            case Event.Ended ended -> ended(ended.request());
            case Event.PingArrived ping -> pingArrived(ping);
            case Event.DrainArrived drain -> drainArrived(drain.timeoutNanos());
            case Event.RefreshArrived refresh -> lookUp();
            case Event.ModelsFound found -> modelsFound(found.models());
            case Event.ModelsUnknown unknown -> lookUpEnded();
            case Event.StopAsked stop -> stop(stop.timeoutNanos());
            case Event.AbortAsked abort -> abort();
            case Event.PauseAsked pause -> pause(pause.paused());
            case Event.Reconfigured changed -> reconfigured(changed);
            case Event.Tick tick -> fireDueTimers();
        }
    }

    private void start() {
        expect(phase == Phase.NEW);
        lookUp();
        connect();
    }

    private void connect() {
        timers.stop(Timer.RETRY);
        phase = Phase.CONNECTING;
        stopsAfterwards = false;
        rejoinsAtOnce = false;
        serverDrains = false;
        effects.add(new Effect.Connect());
    }

    private void connected() {
        if (phase == Phase.CLOSING) {
            return;
        }
        expect(phase == Phase.CONNECTING);
        phase = Phase.REGISTERING;
        silence.begin(nowNanos);
        startTimer(Timer.ACKNOWLEDGE, timing.acknowledgeNanos());
        if (lookUp.isFirst()) {
            startTimer(Timer.REGISTER, timing.firstLookUpNanos());
        } else {
            register();
        }
    }

    private void register() {
        timers.stop(Timer.REGISTER);
        effects.add(new Effect.SendRegister(offer.announce(), setup.slots(), load()));
    }

    private void acknowledged(Event.Acknowledged ack) {
        // While that timer runs, nothing was sent that could be acknowledged.
        if (phase != Phase.REGISTERING || timers.isRunning(Timer.REGISTER)) {
            return;
        }
        phase = Phase.REGISTERED;
        backOff = BackOff.FRESH;
        serverDrains = ack.drains();
        timers.stop(Timer.ACKNOWLEDGE);
        announce();
    }

    private void lost(Event.LinkLost lost) {
        expect(phase != Phase.NEW && phase != Phase.WAITING);
        boolean ends = stopsAfterwards || phase == Phase.STOPPING;
        clean &= !ends || (running.isEmpty() && !lost.cut());
        giveUpAll();
        timers.stop(Timer.REGISTER, Timer.ACKNOWLEDGE, Timer.DRAIN);
        silence.end();
        if (ends) {
            gone();
        } else if (rejoinsAtOnce) {
            connect();
        } else {
            phase = Phase.WAITING;
            backOff = lost.loss() == Loss.REJECTED ? BackOff.SLOWEST : backOff;
            startTimer(Timer.RETRY, backOff.nanos(lost.jitter()));
            backOff = backOff.next();
        }
    }

    private void requestArrived(String request) {
        if (running.contains(request)) {
            effects.add(new Effect.IgnoreDuplicate(request));
        } else if (phase == Phase.DRAINING || phase == Phase.STOPPING) {
            effects.add(new Effect.Refuse(request, Refusal.DRAINING));
        } else if (phase != Phase.CLOSING && load() >= setup.slots()) {
            effects.add(new Effect.Refuse(request, Refusal.BUSY));
        } else if (phase != Phase.CLOSING) {
            running.add(request);
            silence.owe(nowNanos);
            effects.add(new Effect.Forward(request));
        }
    }

    private void cancelArrived(String request) {
        if (running.remove(request)) {
            effects.add(new Effect.Cancel(request));
            leaveWhenIdle();
        }
    }

    private void ended(String request) {
        if (running.remove(request)) {
            leaveWhenIdle();
        }
    }

    private void pingArrived(Event.PingArrived ping) {
        if (phase != Phase.CLOSING) {
            effects.add(new Effect.SendPong(load(), ping.timestampUnixMs()));
        }
    }

    private void drainArrived(@Nullable Long timeoutNanos) {
        if (phase != Phase.REGISTERING && phase != Phase.REGISTERED) {
            return;
        }
        timers.stop(Timer.REGISTER, Timer.ACKNOWLEDGE);
        drain(Phase.DRAINING, timeoutNanos);
        leaveWhenIdle();
    }

    private void stop(long timeoutNanos) {
        switch (phase) {
            case NEW, WAITING -> {
                effects.add(new Effect.ReportDrain());
                gone();
            }
            case CONNECTING, REGISTERING, REGISTERED, DRAINING -> {
                if (phase == Phase.REGISTERED) {
                    leaveRouting(timeoutNanos);
                }
                drain(Phase.STOPPING, timeoutNanos);
                leaveWhenIdle();
            }
            case CLOSING -> stopsAfterwards = true;
            case STOPPING, GONE -> {}
        }
    }

    private void abort() {
        if (phase == Phase.NEW || phase == Phase.WAITING) {
            gone();
            return;
        }
        giveUpAndClose(true);
    }

    private void giveUpAndClose(boolean stops) {
        clean &= !stops || running.isEmpty();
        giveUpAll();
        close(Farewell.ABORTED, stops);
    }

    private void drain(Phase next, @Nullable Long timeoutNanos) {
        phase = next;
        timers.stop(Timer.DRAIN);
        if (timeoutNanos != null) {
            startTimer(Timer.DRAIN, timeoutNanos);
        }
        effects.add(new Effect.ReportDrain());
    }

    /**
     * Keeps the server from dispatching more, in the way that it understands (DRN-004, DRN-005).
     */
    private void leaveRouting(@Nullable Long timeoutNanos) {
        if (serverDrains) {
            effects.add(new Effect.SendDrain(timeoutNanos));
        } else if (offer.withdraw()) {
            effects.add(new Effect.SendModels(List.of(), load()));
        }
    }

    private void leaveWhenIdle() {
        if (running.isEmpty() && phase == Phase.STOPPING) {
            close(Farewell.STOPPED, true);
        } else if (running.isEmpty() && phase == Phase.DRAINING) {
            close(rejoinsAtOnce ? Farewell.RECONFIGURED : Farewell.DRAINED, false);
        }
    }

    private void close(Farewell farewell, boolean stops) {
        stopsAfterwards |= stops;
        if (phase != Phase.CLOSING) {
            phase = Phase.CLOSING;
            timers.stop(Timer.REGISTER, Timer.ACKNOWLEDGE);
            effects.add(new Effect.CloseLink(farewell));
        } else {
            // It has had its time to write what was left.
            effects.add(new Effect.CutLink());
        }
    }

    private void gone() {
        phase = Phase.GONE;
        timers.stopAll();
        effects.add(new Effect.ReportGone(clean));
    }

    private void giveUpAll() {
        running.forEach(request -> effects.add(new Effect.GiveUp(request)));
        running.clear();
    }

    private void pause(boolean wanted) {
        offer.pause(wanted);
        announce();
    }

    private void reconfigured(Event.Reconfigured changed) {
        setup = changed.setup();
        if (!setup.looksUp()) {
            offer.replace(setup.models());
            timers.stop(Timer.POLL);
        }
        lookUp();
        if (!changed.reconnects()) {
            announce();
            return;
        }
        rejoinsAtOnce = true;
        switch (phase) {
            case WAITING -> connect();
            case CONNECTING, REGISTERING -> close(Farewell.RECONFIGURED, false);
            case REGISTERED -> {
                leaveRouting(null);
                drain(Phase.DRAINING, null);
                leaveWhenIdle();
            }
            case NEW, DRAINING, STOPPING, CLOSING, GONE -> {}
        }
    }

    private void lookUp() {
        if (setup.looksUp() && lookUp.want()) {
            timers.stop(Timer.POLL);
            effects.add(new Effect.LookUpModels());
        }
    }

    private void modelsFound(List<String> found) {
        if (setup.looksUp()) {
            offer.replace(found);
        }
        lookUpEnded();
        announce();
    }

    private void lookUpEnded() {
        boolean again = lookUp.end();
        if (setup.looksUp()) {
            startTimer(Timer.POLL, timing.pollNanos(!offer.models().isEmpty()));
        }
        if (again) {
            lookUp();
        }
        if (timers.isRunning(Timer.REGISTER)) {
            register();
        }
    }

    private void announce() {
        if (phase == Phase.REGISTERED && offer.isNews()) {
            effects.add(new Effect.SendModels(offer.announce(), load()));
        }
    }

    private void startTimer(Timer timer, long nanos) {
        timers.start(timer, nowNanos + nanos);
    }

    private void fireDueTimers() {
        for (Timer timer : timers.due(nowNanos)) {
            // An earlier one may have stopped it.
            if (timers.isRunning(timer)) {
                timers.stop(timer);
                fire(timer);
            }
        }
    }

    private void fire(Timer timer) {
        switch (timer) {
            case RETRY -> connect();
            case REGISTER -> register();
            case ACKNOWLEDGE -> close(Farewell.NOT_ACKNOWLEDGED, false);
            case ASK -> {
                if (!running.isEmpty()) {
                    effects.add(new Effect.SendPing());
                    silence.owe(nowNanos);
                }
            }
            case SILENCE -> close(Farewell.SILENT_SERVER, phase == Phase.STOPPING);
            case DRAIN -> giveUpAndClose(phase == Phase.STOPPING);
            case POLL -> lookUp();
        }
    }

    private void expect(boolean legal) {
        if (!legal) {
            throw new IllegalStateException("not in phase " + phase);
        }
    }
}
