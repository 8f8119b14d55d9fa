/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.kit;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import modelrelay.contract.program.Programs;
import modelrelay.contract.program.Setting;
import modelrelay.contract.scene.Scene;
import modelrelay.contract.scene.Workshop;

/**
 * Tries once which times the program refuses to take with a fraction.
 *
 * <p>That it must take them is two clauses of the command line. Everywhere else a fraction only
 * saves time, and nobody is to fail for that.
 */
final class Fractions {
    /** Times that a program may want above another: well above that one's default. */
    private static final Map<Setting, String> LONG =
            Map.of(
                    Setting.HEARTBEAT_TIMEOUT, "45.5",
                    Setting.IDLE_TIMEOUT, "300.5",
                    Setting.REQUEST_TIMEOUT, "300.5");

    private static final String SHORT = "1.5";

    private Fractions() {}

    /** The settings with which the program does not start; none for one that keeps the contract. */
    static Set<Setting> refused(Set<Programs.Role> roles) {
        Set<Setting> times = Setting.times();
        if (isTaken(roles, times)) {
            return Set.of();
        }
        return times.stream()
                .filter(one -> !isTaken(roles, Set.of(one)))
                .collect(Collectors.toSet());
    }

    private static boolean isTaken(Set<Programs.Role> roles, Set<Setting> settings) {
        try (var scene = new Scene()) {
            if (roles.contains(Programs.Role.SERVER)) {
                settings.forEach(one -> scene.configureServer(one, fraction(one)));
                var _ = scene.server();
            }
            if (roles.contains(Programs.Role.WORKER)) {
                var workshop = new Workshop(scene);
                settings.forEach(one -> workshop.configure(one, fraction(one)));
                var _ = workshop.start("probe");
            }
            return true;
        } catch (AssertionError | RuntimeException refused) {
            return false;
        }
    }

    /** Alone or beside all the others, it is not refused for being too short. */
    private static String fraction(Setting time) {
        return LONG.getOrDefault(time, SHORT);
    }
}
