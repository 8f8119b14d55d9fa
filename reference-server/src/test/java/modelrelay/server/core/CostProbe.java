/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import modelrelay.server.core.terms.Effect;
import modelrelay.server.core.terms.Event;
import modelrelay.server.core.terms.Limits;
import modelrelay.server.core.terms.ProviderName;
import modelrelay.server.core.terms.Registration;
import modelrelay.server.core.terms.RequestId;
import modelrelay.server.core.terms.WorkerId;

/**
 * What single events cost a core with so many waiting requests and so many workers: the most steps
 * that any of some events of each kind takes. To be loaded by a {@link StepCount}.
 */
public final class CostProbe implements BiFunction<Integer, Integer, Map<String, Long>> {
    private static final ProviderName LOCAL = new ProviderName("local");
    private static final int MODELS = 5;
    private static final int SAMPLES = 20;

    private final Map<String, Long> most = new LinkedHashMap<>();
    private final Map<RequestId, WorkerId> holders = new LinkedHashMap<>();
    private final RelayCore core =
            new RelayCore(
                    new Limits(
                            0,
                            3,
                            100,
                            100,
                            new Limits.Times(
                                    Duration.ofHours(1),
                                    Duration.ofHours(2),
                                    Duration.ofHours(3),
                                    Duration.ofHours(9),
                                    Duration.ofHours(1))));

    /** Nothing waits and nobody is there yet. */
    public CostProbe() {}

    @Override
    public Map<String, Long> apply(Integer waiting, Integer fleet) {
        happens(new Event.ProviderEnabled(LOCAL));
        for (int i = 0; i < fleet; i++) {
            happens(register(i));
        }
        for (int i = 0; i < fleet; i++) {
            sample("dispatch to a free fleet", submit("held", i));
        }
        for (int i = 0; i < waiting; i++) {
            sample("join the queue", submit("queued", i));
        }
        for (int i = 0; i < SAMPLES; i++) {
            sample("pong of a busy worker", new Event.Ponged(new WorkerId("w" + i), 1));
            // In the middle, where a scan from either end is longest.
            RequestId middle = new RequestId("queued" + (waiting / 2 + i));
            sample("leave the queue", new Event.ClientGone(middle));
        }
        List<RequestId> held = List.copyOf(holders.keySet()).subList(0, SAMPLES);
        for (RequestId request : held) {
            WorkerId holder = Objects.requireNonNull(holders.get(request));
            sample("complete, dispatch the oldest", new Event.Completed(holder, request));
        }
        if (holders.size() != fleet + SAMPLES) {
            throw new IllegalStateException("dispatched: " + holders.size());
        }
        return most;
    }

    private void sample(String kind, Event event) {
        most.merge(kind, StepCount.of(() -> happens(event)), Math::max);
    }

    private void happens(Event event) {
        for (Effect effect : core.apply(event, 0)) {
            if (effect instanceof Effect.Dispatch dispatch) {
                holders.put(dispatch.request(), dispatch.worker());
            }
        }
    }

    private static Event submit(String name, int number) {
        return new Event.Submitted(new RequestId(name + number), LOCAL, "m" + number % MODELS, 0);
    }

    private static Event register(int number) {
        return new Event.WorkerRegistered(
                new WorkerId("w" + number),
                LOCAL,
                new Registration(
                        "w",
                        List.of("m" + number % MODELS),
                        1,
                        0,
                        new Registration.Protocol(null, List.of())));
    }
}
