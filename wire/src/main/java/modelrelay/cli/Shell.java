/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.cli;

import java.util.Locale;

/** A shell that can be told how to complete a program's flags. */
enum Shell {
    BASH,
    ZSH,
    FISH,
    POWERSHELL,
    ELVISH;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
