/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.clause;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One sentence of the contract.
 *
 * @param id such as {@code QUE-003}
 * @param capability the optional behaviour that it belongs to, if any
 * @param untestable why no scenario can see it, if none can
 * @param text the sentence
 * @param file where it is written, below {@code spec/}
 * @param sha256 hash of the sentence: another sentence is another clause
 */
public record Clause(
        String id,
        Keyword keyword,
        Side side,
        @Nullable String capability,
        @Nullable String untestable,
        String text,
        String file,
        String sha256) {
    private static final Set<String> BESIDE_THE_WIRE = Set.of("CLI", "ADM", "WEB");

    /** How strongly it binds. */
    public enum Keyword {
        MUST,
        SHOULD
    }

    /** Whom it binds. */
    public enum Side {
        SERVER,
        WORKER
    }

    /** The family, such as {@code QUE}. */
    public String family() {
        return id.substring(0, id.indexOf('-'));
    }

    /** Whether it is about what is beside the wire: the command line, operators, their pages. */
    public boolean isBesideTheWire() {
        return BESIDE_THE_WIRE.contains(family());
    }

    /** Whether a scenario can see it. */
    public boolean isTestable() {
        return untestable == null;
    }
}
