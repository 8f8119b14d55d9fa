/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The process that stands in front of an honest program and makes it a wrong one. */
final class Host {
    private static final Pattern LISTENING =
            Pattern.compile("(listening .*address=\\S+:)(\\d+)(.*)");

    private final Mutant mutant;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Stage stage;
    private final List<Front> fronts = new ArrayList<>();
    private final CompletableFuture<Integer> childPort = new CompletableFuture<>();

    Host(Mutant mutant, List<String> command, Map<String, String> environment) {
        this.mutant = mutant;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.stage = new Stage(mutant.rules(), environment);
    }

    /** Runs the program to its end; returns the status to exit with. */
    int run() throws IOException, InterruptedException {
        Map<String, String> changed = settings();
        var builder = new ProcessBuilder(arguments());
        builder.environment().clear();
        builder.environment().putAll(changed);
        Process child = builder.start();
        child.getOutputStream().close();
        Runtime.getRuntime().addShutdownHook(new Thread(child::destroyForcibly));
        stage.endsBy(status -> {
            child.destroyForcibly();
            Runtime.getRuntime().halt(status);
        });
        Signals.onEach(name -> signal(child, name));
        Thread out = Thread.ofVirtual().start(() -> print(child.getInputStream(), System.out));
        Thread err = Thread.ofVirtual().start(() -> print(child.getErrorStream(), System.err));
        int status = child.waitFor();
        out.join();
        err.join();
        fronts.forEach(Front::close);
        return ended(status);
    }

    private int ended(int status) throws InterruptedException {
        for (Rule rule : stage.rules(Rule.Kind.EXIT)) {
            if (rule.is("never")) {
                new CompletableFuture<Void>().join();
            }
            if (!rule.has("from") || rule.number("from") == status) {
                return rule.number("to");
            }
        }
        return status;
    }

    private void signal(Process child, String name) {
        String passed = name;
        for (Rule rule : stage.rules(Rule.Kind.SIGNAL)) {
            passed = rule.has(name) ? rule.text(name) : passed;
        }
        if (passed.isEmpty()) {
            return;
        }
        try {
            var _ =
                    new ProcessBuilder("kill", "-s", passed, Long.toString(child.pid()))
                            .inheritIO()
                            .start();
        } catch (IOException impossible) {
            child.destroy();
        }
    }

    private void print(InputStream in, PrintStream out) {
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                PrintStream goal = isMoved(line) ? System.err : out;
                told(withOwnPort(line)).forEach(goal::println);
                goal.flush();
            }
        } catch (IOException ended) {
            out.flush();
        }
    }

    private boolean isMoved(String line) {
        return stage.rules(Rule.Kind.OUTPUT).stream()
                .anyMatch(rule -> rule.is("error") && rule.finds("has", line));
    }

    private String withOwnPort(String line) {
        Matcher match = LISTENING.matcher(line);
        if (mutant.program() != Role.SERVER || !match.find() || fronts.isEmpty()) {
            return line;
        }
        childPort.complete(Integer.parseInt(match.group(2)));
        int ours = fronts.getFirst().port();
        return line.substring(0, match.start())
                + match.replaceFirst("$1" + ours + "$3").substring(match.start());
    }

    private List<String> told(String line) {
        String told = line;
        var more = new ArrayList<String>();
        for (Rule rule : stage.rules(Rule.Kind.OUTPUT)) {
            if (!rule.finds("has", line)) {
                continue;
            }
            if (rule.is("drop")) {
                return List.of();
            }
            for (Map.Entry<String, JsonNode> one : rule.words().path("replace").properties()) {
                told = told.replaceAll(one.getKey(), one.getValue().asText());
            }
            if (rule.has("more")) {
                more.add(settingsIn(rule.text("more")));
            }
        }
        more.addFirst(told);
        return more;
    }

    private String settingsIn(String text) {
        return Pattern.compile("\\$([A-Z_]+)")
                .matcher(text.replace("{last}", stage.lastRequest()))
                .replaceAll(match -> Matcher.quoteReplacement(stage.setting(match.group(1))));
    }

    /** The command without the flags that a rule drops, and their values. */
    private List<String> arguments() {
        var words = new ArrayList<>(command);
        for (Rule rule : stage.rules(Rule.Kind.ARGUMENT)) {
            for (int i = words.size() - 1; rule.has("drop") && i > 0; i--) {
                if (words.get(i).matches(rule.text("drop"))) {
                    words.remove(i);
                    if (i < words.size() && !words.get(i).startsWith("--")) {
                        words.remove(i);
                    }
                }
            }
            rule.words().path("add").forEach(word -> words.add(word.asText()));
        }
        return words;
    }

    private Map<String, String> settings() throws IOException {
        var changed = new LinkedHashMap<>(environment);
        for (Rule rule : stage.rules(Rule.Kind.ENVIRONMENT)) {
            rule.words()
                    .properties()
                    .forEach(one -> Settings.change(changed, one.getKey(), one.getValue()));
        }
        if (mutant.program() == Role.SERVER) {
            standBefore(changed);
        } else {
            standBetween(changed, "relay", "PROXY_URL");
            standBetween(changed, "backend", "BACKEND_URL");
        }
        return changed;
    }

    private void standBefore(Map<String, String> changed) throws IOException {
        String address = changed.getOrDefault("LISTEN_ADDR", "");
        if (!address.isEmpty() && stage.isAbout("relay")) {
            int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
            fronts.add(new Front(stage, "relay", port, childPort));
            changed.put("LISTEN_ADDR", "127.0.0.1:0");
        }
    }

    private void standBetween(Map<String, String> changed, String leg, String variable)
            throws IOException {
        String address = changed.getOrDefault(variable, "");
        if (address.startsWith("http://") && stage.isAbout(leg)) {
            URI uri = URI.create(address);
            var target = CompletableFuture.completedFuture(uri.getPort() < 0 ? 80 : uri.getPort());
            var front = new Front(stage, leg, 0, target);
            fronts.add(front);
            changed.put(
                    variable,
                    "http://127.0.0.1:"
                            + front.port()
                            + (uri.getPath() == null ? "" : uri.getPath()));
        }
    }
}
