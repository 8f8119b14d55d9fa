/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.mutant;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/** What all connections of one wrong program share: its rules and what has passed so far. */
final class Stage {
    private final List<Rule> rules;
    private final Map<String, String> environment;
    private final Map<Rule, AtomicInteger> matches = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final Map<String, FrameRelay> holders = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

    private final List<FrameRelay> relays = new CopyOnWriteArrayList<>();
    private volatile String lastRequest = "";
    private volatile IntConsumer death = _ -> {};

    Stage(List<Rule> rules, Map<String, String> environment) {
        this.rules = rules;
        this.environment = environment;
    }

    /** The rules of a kind. */
    List<Rule> rules(Rule.Kind kind) {
        return rules.stream().filter(rule -> rule.kind() == kind).toList();
    }

    /** Whether any rule of a kind is about a leg. */
    boolean isAbout(String leg) {
        return rules.stream()
                .anyMatch(rule ->
                        switch (rule.kind()) {
                            case FRAME, LOSS -> leg.equals("relay");
                            case REQUEST, ANSWER, BREAK, SEGMENT -> leg.equals(leg(rule));
                            case ENVIRONMENT, ARGUMENT, OUTPUT, SIGNAL, EXIT -> false;
                        });
    }

    private static String leg(Rule rule) {
        return rule.has("leg") ? rule.text("leg") : "relay";
    }

    /** Whether a rule is about a leg. */
    boolean isOf(Rule rule, String leg) {
        return leg(rule).equals(leg);
    }

    /** Whether a connection ends by a reset where it could be closed. */
    boolean isRude() {
        return rules(Rule.Kind.LOSS).stream().anyMatch(rule -> rule.is("reset"));
    }

    /** The first rule of a kind and a leg that applies now. */
    Optional<Rule> first(Rule.Kind kind, String leg, Predicate<Rule> applies) {
        return rules(kind).stream()
                .filter(rule -> leg(rule).equals(leg))
                .filter(applies)
                .filter(this::isItsTurn)
                .findFirst();
    }

    private boolean isItsTurn(Rule rule) {
        int match = matches.computeIfAbsent(rule, _ -> new AtomicInteger()).incrementAndGet();
        return !rule.has("nth") || rule.number("nth") == match;
    }

    /** How often a key was counted before. */
    int count(String key) {
        return counts.computeIfAbsent(key, _ -> new AtomicInteger()).getAndIncrement();
    }

    /** Remembers which connection holds a request, and the message that gave it. */
    void holds(String requestId, String text, FrameRelay relay) {
        holders.put(requestId, relay);
        lastRequest = text;
    }

    /** The last request that was dispatched, as text; empty if none was. */
    String lastRequest() {
        return lastRequest;
    }

    /** A connection of a worker is there. */
    void enters(FrameRelay relay) {
        relays.add(relay);
    }

    /** Does something to every connection of a worker. */
    void everybody(Consumer<FrameRelay> deed) {
        relays.forEach(deed);
    }

    /** The connection that holds a request. */
    Optional<FrameRelay> holder(String requestId) {
        return Optional.ofNullable(holders.get(requestId));
    }

    /** A setting that the program was started with. */
    String setting(String name) {
        return environment.getOrDefault(name, "");
    }

    /** Says who ends the program. */
    void endsBy(IntConsumer end) {
        death = end;
    }

    /** Ends the program. */
    void die(int status) {
        death.accept(status);
    }

    /** Does something later. */
    void later(double seconds, Runnable deed) {
        var _ = clock.schedule(deed, (long) (seconds * 1e9), TimeUnit.NANOSECONDS);
    }
}
