/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import modelrelay.contract.clause.Clause;
import modelrelay.contract.clause.Clauses;
import modelrelay.contract.peer.ScriptedWorker;
import modelrelay.contract.program.Programs;
import modelrelay.contract.run.Subject;
import modelrelay.contract.scene.Scene;
import modelrelay.contract.scene.Workshop;
import modelrelay.contract.tap.Journal;

/** Tries once whether the program starts at all, and reads which capabilities it announces. */
final class Readiness {
    /** The extension that all others need: that a server answers an offer at all. */
    private static final String NEGOTIATION = "capabilities";

    private Readiness() {}

    /**
     * Starts and stops the program.
     *
     * @throws NotReady with what it printed, if it does not register or answer
     */
    static Set<String> of(Subject subject) {
        return switch (subject) {
            case SERVER -> anyServer();
            case WORKER -> worker();
            case PAIR -> {
                var both = new HashSet<>(anyServer());
                both.addAll(worker());
                yield both;
            }
        };
    }

    /** A server that does not say which port it bound is told one, from now on. */
    private static Set<String> anyServer() {
        if (Programs.serverNeedsPort()) {
            return server();
        }
        try {
            return server();
        } catch (NotReady silent) {
            Programs.tellPorts();
            return server();
        }
    }

    private static Set<String> server() {
        try (var scene = new Scene()) {
            var _ = scene.registered("probe", List.of("llama"), 1);
            return granted(scene);
        } catch (AssertionError | RuntimeException absent) {
            throw new NotReady(reason("the server takes in no worker", absent));
        }
    }

    /**
     * What the server grants to a worker that offers all there is: unasked it may tell nothing. A
     * worker of its own asks, for a server that an offer upsets is ready all the same.
     */
    private static Set<String> granted(Scene scene) {
        ScriptedWorker worker = scene.connect("offering probe");
        ObjectNode register = worker.registration(List.of("llama"), 1);
        ArrayNode offered = register.putArray("capabilities");
        known().forEach(offered::add);
        worker.session().send(register);
        try {
            scene.patience()
                    .until(
                            "the offer is answered",
                            () ->
                                    worker.ack().isPresent()
                                            || worker.session().ending().isPresent());
        } catch (AssertionError unanswered) {
            return Set.of();
        }
        return worker.ack().map(ack -> answered(ack.json())).orElse(Set.of());
    }

    private static Set<String> answered(JsonNode ack) {
        Set<String> names = capabilities(ack);
        if (ack.path("capabilities").isArray()) {
            names.add(NEGOTIATION);
        }
        return names;
    }

    /** The capabilities that clauses of the contract belong to. */
    private static Set<String> known() {
        var names = new TreeSet<String>();
        for (Clause clause : Clauses.load().all()) {
            String capability = clause.capability();
            if (capability != null && !capability.equals(NEGOTIATION)) {
                names.add(capability);
            }
        }
        return names;
    }

    private static Set<String> worker() {
        try (var scene = new Scene()) {
            var workshop = new Workshop(scene);
            var _ = workshop.start("probe");
            return capabilities(workshop.server().registrations().getFirst().json());
        } catch (AssertionError | RuntimeException absent) {
            throw new NotReady(reason("the worker does not register", absent));
        }
    }

    private static Set<String> capabilities(JsonNode message) {
        var names = new HashSet<String>();
        message.path("capabilities").forEach(one -> names.add(one.asText()));
        return names;
    }

    private static String reason(String claim, Throwable absent) {
        String message = String.valueOf(absent.getMessage());
        int tail = message.indexOf(Journal.TAIL_BEGINS);
        return claim + ": " + (tail < 0 ? message : message.substring(0, tail)).strip();
    }
}
