/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        PYTHON("python", "worker.py", "requirements.txt"),
        JAVASCRIPT("javascript", "worker.mjs", "package.json");

        private final String folder;
        private final String program;
        private final String dependencies;

        Language(String folder, String program, String dependencies) {
            this.folder = folder;
            this.program = program;
            this.dependencies = dependencies;
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
        for (String file : List.of(language.program, language.dependencies)) {
            write(directory.resolve(file), language.folder + "/" + file, out);
        }
        write(directory.resolve("conformance.yaml"), "conformance.yaml", out);
        write(directory.resolve(".github/workflows/conformance.yml"), "conformance.yml", out);
        out.println();
        out.println(
                "next: modelrelay-contract verify worker --conf conformance.yaml -- "
                        + (language == Language.PYTHON ? "python3 " : "node ")
                        + language.program);
        out.flush();
        return Exit.FINE;
    }

    /** Nothing that is there is overwritten. */
    private static void write(Path target, String example, PrintWriter out) {
        try (InputStream in = InitCommand.class.getResourceAsStream(EXAMPLES + example)) {
            if (in == null) {
                throw new IllegalStateException(EXAMPLES + example + " is not on the class path");
            }
            Path folder = target.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.copy(in, target);
            out.println(String.format(Locale.ROOT, "written: %s", target));
        } catch (FileAlreadyExistsException there) {
            throw new BadUsage(target + " is there already; choose an empty folder");
        } catch (IOException full) {
            throw new BadUsage("cannot write " + target + ": " + full.getMessage());
        }
    }
}
