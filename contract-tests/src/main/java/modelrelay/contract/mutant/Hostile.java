/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.mutant;

/**
 * A process that no honest program would be.
 *
 * @param kind its name on the command line of {@link HostileMain}
 * @param program what it is started as
 * @param what one sentence: what it does
 * @param exit the status that the kit must end with: 4 if it did not start, register or stay, 5
 *     (inconclusive) if it makes the kit stand still, else 1, in whose place 5 will do beside
 *     somebody who takes the whole machine
 */
public record Hostile(String kind, Role program, String what, int exit) {}
