/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code init}: a starting point for a program of one's own. */
@Command(name = "init", description = "Writes a starting point.", mixinStandardHelpOptions = true)
final class InitCommand {
    /** A worker to begin with. */
    enum Language {
        PYTHON(
                "python",
                "python3 worker.py",
                "requirements.txt",
                "pip install -r requirements.txt"),
        JAVASCRIPT("javascript", "node worker.mjs", "package.json", "npm install");

        private final String folder;
        private final String command;
        private final String dependencies;
        private final String install;

        Language(String folder, String command, String dependencies, String install) {
            this.folder = folder;
            this.command = command;
            this.dependencies = dependencies;
            this.install = install;
        }

        private String program() {
            return command.substring(command.indexOf(' ') + 1);
        }
    }

    private static final String EXAMPLES = "/modelrelay/contract/examples/";

    @Spec CommandSpec spec = CommandSpec.create();

    @Command(
            name = "worker",
            description =
                    "Writes a complete worker, its declaration and a workflow that certifies it.",
            mixinStandardHelpOptions = true)
    int worker(
            @Option(
                            names = "--language",
                            defaultValue = "python",
                            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
                    Language language,
            @Parameters(
                            paramLabel = "DIR",
                            arity = "0..1",
                            defaultValue = ".",
                            description = "where (default: here)")
                    Path directory) {
        PrintWriter out = spec.commandLine().getOut();
        for (String file : List.of(language.program(), language.dependencies)) {
            write(directory.resolve(file), example(language.folder + "/" + file), out);
        }
        write(directory.resolve("conformance.yaml"), example("conformance.yaml"), out);
        write(directory.resolve(".github/workflows/conformance.yml"), workflow(language), out);
        out.println();
        out.println("next, in that folder:");
        out.println("  " + language.install);
        out.println(
                "  modelrelay-contract verify worker --profile core --conf conformance.yaml -- "
                        + language.command);
        out.println("and for GitHub: fill in KIT_REPOSITORY in .github/workflows/conformance.yml");
        out.flush();
        return Exit.FINE;
    }

    /** The workflow is written for Python and differs in one line for others. */
    private static String workflow(Language language) {
        return example("conformance.yml")
                .replace("WORKER: " + Language.PYTHON.command, "WORKER: " + language.command);
    }

    private static String example(String name) {
        try (InputStream in = InitCommand.class.getResourceAsStream(EXAMPLES + name)) {
            if (in == null) {
                throw new IllegalStateException(EXAMPLES + name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Nothing that is there is overwritten. */
    private static void write(Path target, String text, PrintWriter out) {
        try {
            Path folder = target.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(target, text, StandardOpenOption.CREATE_NEW);
            out.println(String.format(Locale.ROOT, "written: %s", target));
        } catch (FileAlreadyExistsException there) {
            throw new BadUsage(target + " is there already; choose an empty folder");
        } catch (IOException full) {
            throw new BadUsage("cannot write " + target + ": " + full.getMessage());
        }
    }
}
