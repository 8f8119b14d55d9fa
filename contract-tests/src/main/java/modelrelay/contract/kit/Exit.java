/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.kit;

import modelrelay.contract.judge.Judge;

/** What the command's exit code says. */
final class Exit {
    static final int FINE = Judge.FINE;
    static final int BROKEN = Judge.BROKEN;

    /** The command line or a file that it names makes no sense, or nothing matched. */
    static final int USAGE = 2;

    static final int KIT_FAILED = Judge.KIT_FAILED;

    /** The program under test did not start, register or answer. */
    static final int NO_PROGRAM = 4;

    static final int INCOMPLETE = Judge.INCOMPLETE;

    private Exit() {}
}
