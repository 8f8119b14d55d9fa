/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.program;

import java.util.Map;
import java.util.Set;

/** The settings that the program under test cannot change, for the whole run. Thread-safe. */
public final class Knobs {
    private static volatile Map<Setting, String> fixed = Map.of();
    private static volatile Set<Setting> whole = Set.of();

    private Knobs() {}

    /** Forgets what an earlier run was told. */
    public static void release() {
        fixed = Map.of();
        whole = Set.of();
    }

    /** Declares settings as fixed to these values. */
    public static void fix(Map<Setting, String> settings) {
        fixed = Map.copyOf(settings);
    }

    /** The program refuses fractions of a second in these settings. */
    public static void makeWhole(Set<Setting> settings) {
        whole = Set.copyOf(settings);
    }

    /**
     * Looks whether a scenario may have a setting.
     *
     * @throws FixedKnob if the program is fixed to another value, or takes none with a fraction
     */
    public static void check(Setting setting, String value) {
        String only = fixed.get(setting);
        if (only != null && !only.equals(value)) {
            throw new FixedKnob(
                    setting.variable() + " is fixed to " + only + "; " + value + " is needed");
        }
        if (whole.contains(setting) && value.contains(".")) {
            throw new FixedKnob(
                    setting.variable()
                            + " takes whole seconds only, against CLI-015 and CLI-016; "
                            + value
                            + " is needed");
        }
    }
}
