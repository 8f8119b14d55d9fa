/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.scene;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import modelrelay.contract.net.Header;
import modelrelay.contract.peer.Ask;
import modelrelay.contract.peer.Client;
import modelrelay.contract.peer.Exchange;
import modelrelay.contract.peer.Route;
import modelrelay.contract.peer.ScriptedWorker;
import modelrelay.contract.peer.WireSession;
import modelrelay.contract.program.Probe;
import modelrelay.contract.program.RelayProcess;
import modelrelay.contract.program.Setting;
import modelrelay.contract.tap.AnswerCheck;
import modelrelay.contract.tap.Journal;
import modelrelay.contract.tap.Patience;
import modelrelay.contract.tap.Taps;
import org.jspecify.annotations.Nullable;

/**
 * The cast of one scenario: who is there, under which name, and what is going on.
 *
 * <p>Whoever is needed and not there yet enters; everybody leaves when the scenario ends. Used by
 * one thread, that of the scenario.
 */
public final class Scene implements AutoCloseable {
    /** The request that a scenario is about, when it names none. */
    public static final String THE_REQUEST = "the request";

    private static final AtomicInteger SCENES = new AtomicInteger();

    private static final String CONNECT = "/v1/worker/connect";
    private static final Header RIGHT_SECRET = new Header("X-Worker-Secret", RelayProcess.SECRET);
    private static final Pattern ID = Pattern.compile("\\{(?:the request|request \"([^\"]*)\")\\}");

    private final String id = "scene-" + SCENES.incrementAndGet();
    private final Taps taps = Taps.fresh();
    private final Patience patience = new Patience(taps.journal());
    private final ServerUnderTest server = new ServerUnderTest(journal(), patience);
    private final Map<String, ScriptedWorker> workers = new LinkedHashMap<>();
    private final Map<String, Exchange> exchanges = new LinkedHashMap<>();
    private final Map<String, Client> clients = new LinkedHashMap<>();
    private final Deque<AutoCloseable> cast = new ArrayDeque<>();
    private long cueNanos;
    private @Nullable Path directory;

    /** What was recorded. */
    public Journal journal() {
        return taps.journal();
    }

    /** The second oracle. */
    public Taps taps() {
        return taps;
    }

    /** Who waits. */
    public Patience patience() {
        return patience;
    }

    /** A folder of this scenario alone. */
    public Path directory() {
        if (directory == null) {
            try {
                directory = Files.createTempDirectory("modelrelay-" + id + "-");
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }
        return directory;
    }

    /** The words of a command, with the files of this scenario where they are. */
    List<String> located(List<String> words) {
        Path folder = directory;
        return folder == null
                ? words
                : words.stream().map(word -> located(word, folder.resolve(word))).toList();
    }

    private static String located(String word, Path file) {
        return Files.isRegularFile(file) ? file.toString() : word;
    }

    /** Lets somebody enter, who leaves when the scenario ends. */
    public <T extends AutoCloseable> T enter(T member) {
        cast.push(member);
        return member;
    }

    /** Configures the server, which must not be there yet. */
    public void configureServer(Setting setting, String value) {
        server.configure(setting, value);
    }

    /** Gives the server flags, which must not be there yet. */
    public void addServerFlags(List<String> flags) {
        server.addFlags(located(flags));
    }

    /**
     * The server is not what it was: nobody else gets it. One that is not there yet is a new one.
     */
    public void spoilServer() {
        server.spoil();
    }

    /** The server; it enters when it is first needed. */
    public RelayProcess server() {
        return server.process();
    }

    /** Stops the servers that were shared; for the end of all scenarios. */
    public static void closeShared() {
        SharedServers.closeIdle();
    }

    /** Settings as environment variables. */
    public static Map<String, String> environment(Map<Setting, String> settings) {
        return settings.entrySet().stream()
                .collect(Collectors.toMap(one -> one.getKey().variable(), Map.Entry::getValue));
    }

    /** A worker that connects with the right secret and does not register. */
    public ScriptedWorker connect(String name) {
        return connect(
                name, server.setting(Setting.PROVIDER).orElse("local"), List.of(RIGHT_SECRET));
    }

    /** A worker that connects for a provider with headers of its own. */
    public ScriptedWorker connect(String name, String provider, List<Header> headers) {
        String target =
                CONNECT
                        + "?provider="
                        + URLEncoder.encode(provider, StandardCharsets.UTF_8).replace("+", "%20");
        return connectTo(name, target, headers);
    }

    /** A worker that asks for an upgrade of any target. */
    public ScriptedWorker connectTo(String name, String target, List<Header> headers) {
        if (!headers.contains(RIGHT_SECRET)) {
            // The server counts the failures of an address.
            server.spoil();
        }
        String connection = workers.containsKey(name) ? name + "'" : name;
        var worker = enter(new ScriptedWorker(connection, server().port(), target, headers, taps));
        workers.put(name, worker);
        return worker;
    }

    /** A worker that has registered and been acknowledged. */
    public ScriptedWorker registered(String name, List<String> models, int slots) {
        ScriptedWorker worker = connect(name);
        worker.register(models, slots);
        patience.until("worker " + name + " is acknowledged", () -> worker.ack().isPresent());
        return worker;
    }

    /** The worker of that name. */
    public ScriptedWorker worker(String name) {
        return named(workers, name, "worker");
    }

    /** The worker that holds a request. */
    public ScriptedWorker holderOf(String request) {
        String marker = marker(request);
        return workers.values().stream()
                .filter(worker -> worker.holds(marker))
                .findFirst()
                .orElseThrow(() -> missing(request + " is not in flight on any worker"));
    }

    /** All workers. */
    public List<ScriptedWorker> workers() {
        return List.copyOf(workers.values());
    }

    /** A text that only the body of that request of this scenario contains. */
    public String marker(String request) {
        return "[" + id + " " + request + "]";
    }

    /** A text that the bodies of all requests of this scenario contain, and no others. */
    public String anyMarker() {
        return "[" + id + " ";
    }

    /** A usual request of a client. */
    public Ask ask(Route route, String model, String request, boolean stream) {
        ObjectNode body = route.body(model, marker(request));
        if (stream) {
            body.put("stream", true);
        }
        return Ask.post(route.path(), body.toString());
    }

    /** A client sends a request; each request has a client of its own name. */
    public Exchange send(String request, Ask ask) {
        if (ask.target().startsWith(CONNECT) || ask.target().startsWith("/admin/")) {
            server.spoil();
        }
        Client client =
                clients.computeIfAbsent(
                        request, _ -> enter(new Client(server().port(), journal())));
        Exchange exchange = client.send(request, ask);
        exchanges.put(request, exchange);
        return exchange;
    }

    /**
     * Somebody calls the server beside the play.
     *
     * @throws java.util.NoSuchElementException if it does not answer
     */
    public Probe.Answer call(String method, String target, String body, Header... headers) {
        if (target.startsWith("/admin/") && !method.equals("GET")) {
            server.spoil();
        }
        return Probe.send(server().port(), method, target, body, headers).orElseThrow();
    }

    /** A client sends a request and does not read the answer. */
    public Exchange sendWithoutReading(String request, Ask ask) {
        Client client = enter(new Client(server().port(), journal()));
        Exchange exchange = client.sendWithoutReading(request, ask);
        exchanges.put(request, exchange);
        return exchange;
    }

    /** What became of a request. */
    public Exchange exchange(String request) {
        return named(exchanges, request, "request");
    }

    private <T> T named(Map<String, T> map, String name, String what) {
        T found = map.get(name);
        if (found == null) {
            throw missing("there is no " + what + " \"" + name + "\"");
        }
        return found;
    }

    private AssertionError missing(String claim) {
        return new AssertionError(claim + "\n" + journal().tail());
    }

    /** Remembers that what a bound is measured from happens now. */
    public void cue() {
        cueNanos = System.nanoTime();
    }

    /** When it happened. */
    public long cueNanos() {
        return cueNanos;
    }

    /** A text with {@code {the request}} and {@code {request "name"}} replaced by wire ids. */
    public String withIds(String text) {
        return ID.matcher(text).replaceAll(match -> Matcher.quoteReplacement(wireId(match)));
    }

    private String wireId(MatchResult match) {
        String request = match.group(1) == null ? THE_REQUEST : match.group(1);
        String marker = marker(request);
        return workers.values().stream()
                .flatMap(worker -> worker.request(marker).stream())
                .findFirst()
                .orElseThrow(() -> missing(request + " has not reached any worker"))
                .requestId();
    }

    /** Waits until something is in flight on a worker; returns its wire message. */
    public WireSession.Message awaitDispatch(String request, Supplier<ScriptedWorker> worker) {
        String marker = marker(request);
        patience.until(request + " is in flight", () -> worker.get().holds(marker));
        return worker.get().request(marker).orElseThrow();
    }

    /**
     * A fence: when it returns, everything that the server had decided for its workers and clients
     * before is recorded.
     */
    public void fence() {
        patience.polling(
                "the server answers",
                () ->
                        Probe.get(server().port(), "/health").isPresent()
                                || server().program().hasExited());
        for (ScriptedWorker worker : workers()) {
            if (worker.session().ending().isEmpty() && worker.upgradeAnswer().status() == 101) {
                String mark = worker.mark();
                patience.until(
                        "worker " + worker.name() + " gets an answer to its ping",
                        () ->
                                worker.session().hasPong(mark)
                                        || worker.session().ending().isPresent());
            }
        }
    }

    /** Holds every complete answer of the server against the document. */
    public void checkAnswers() {
        for (Exchange one : exchanges.values()) {
            if (one.isEnded() && one.hasHead()) {
                AnswerCheck.shared()
                        .faults(
                                one.ask().method(),
                                one.ask().target(),
                                one.head().status(),
                                one.text())
                        .forEach(taps.findings()::program);
            }
        }
    }

    /** Lets the invariants come to their judgement, before everybody leaves. */
    public void settle() {
        workers.values().forEach(worker -> worker.session().resumeReading());
        try {
            patience.until("moved requests are settled", taps.invariants()::isSettled);
        } catch (AssertionError unsettled) {
            taps.invariants().settle();
        }
    }

    /** Everybody leaves, the last to enter first. */
    @Override
    public void close() {
        var failures = new ArrayList<Exception>();
        while (!cast.isEmpty()) {
            try {
                cast.pop().close();
            } catch (Exception failed) {
                failures.add(failed);
            }
        }
        server.leave();
        if (directory != null) {
            delete(directory);
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("left behind by " + id, failures.getFirst());
        }
    }

    private static void delete(Path folder) {
        try (var paths = Files.walk(folder)) {
            paths.sorted((a, b) -> b.compareTo(a)).forEach(Scene::deleteOne);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException busy) {
            throw new UncheckedIOException(busy);
        }
    }
}
