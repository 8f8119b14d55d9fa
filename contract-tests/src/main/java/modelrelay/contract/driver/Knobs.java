/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.driver;

import java.util.Map;

/** The settings that the program under test cannot change, for the whole run. Thread-safe. */
public final class Knobs {
    private static volatile Map<Setting, String> fixed = Map.of();

    private Knobs() {}

    /** Declares settings as fixed to these values. */
    public static void fix(Map<Setting, String> settings) {
        fixed = Map.copyOf(settings);
    }

    /**
     * Looks whether a scenario may have a setting.
     *
     * @throws FixedKnob if the program is fixed to another value
     */
    public static void check(Setting setting, String value) {
        String only = fixed.get(setting);
        if (only != null && !only.equals(value)) {
            throw new FixedKnob(
                    setting.variable() + " is fixed to " + only + "; " + value + " is needed");
        }
    }
}
