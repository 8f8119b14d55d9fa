/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import modelrelay.contract.peer.ScriptedWorker;
import modelrelay.contract.program.Programs;
import modelrelay.contract.run.Subject;
import modelrelay.contract.scene.Scene;
import modelrelay.contract.scene.Workshop;
import modelrelay.contract.tap.Journal;

/** Tries once whether the program starts at all, and reads which capabilities it announces. */
final class Readiness {
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
            ScriptedWorker worker = scene.registered("probe", List.of("llama"), 1);
            return capabilities(worker.ack().orElseThrow().json());
        } catch (AssertionError | RuntimeException absent) {
            throw new NotReady(reason("the server takes in no worker", absent));
        }
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
