/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.mutant;

import java.io.IOException;
import java.util.List;

/** Runs a wrong or unusual program: {@code <name> -- <honest command>}, or {@code --list}. */
public final class MutantMain {
    private MutantMain() {}

    /** Runs the program to its end. */
    public static void main(String... args) throws IOException, InterruptedException {
        List<String> words = List.of(args);
        if (words.equals(List.of("--list"))) {
            Mutants.all().forEach(mutant -> System.out.println(line(mutant)));
            Mutants.benign().forEach(mutant -> System.out.println(line(mutant)));
            return;
        }
        if (words.size() < 3 || !words.get(1).equals("--")) {
            System.err.println("usage: <name> -- <honest command>, or --list");
            System.exit(2);
        }
        Mutant mutant = Mutants.named(words.getFirst()).orElse(null);
        if (mutant == null) {
            System.err.println("there is no mutant " + words.getFirst());
            System.exit(2);
        } else {
            System.exit(new Host(mutant, words.subList(2, words.size()), System.getenv()).run());
        }
    }

    private static String line(Mutant mutant) {
        return String.join(
                "\t",
                mutant.name(),
                mutant.program().name(),
                mutant.clause(),
                mutant.by(),
                String.join(" or ", mutant.says()),
                mutant.what());
    }
}
