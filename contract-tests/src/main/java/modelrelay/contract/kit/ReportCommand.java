/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import modelrelay.contract.report.Matrix;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report}: what is done with reports that are there. */
@Command(
        name = "report",
        description = "Works with written reports.",
        mixinStandardHelpOptions = true)
final class ReportCommand {
    @Spec CommandSpec spec = CommandSpec.create();

    @Command(
            name = "merge",
            description = "Puts several JSON reports side by side on one page.",
            mixinStandardHelpOptions = true)
    int merge(
            @Parameters(paramLabel = "REPORT", arity = "1..*", description = "report.json files")
                    List<Path> reports,
            @Option(
                            names = {"-o", "--output"},
                            defaultValue = "matrix.html",
                            description = "the page (default: ${DEFAULT-VALUE})")
                    Path output) {
        var documents = new ArrayList<JsonNode>();
        for (Path report : reports) {
            try {
                documents.add(new ObjectMapper().readTree(report.toFile()));
            } catch (IOException broken) {
                throw new BadUsage("cannot read " + report + ": " + broken.getMessage());
            }
        }
        try {
            Files.writeString(output, Matrix.of(documents), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException foreign) {
            throw new BadUsage(String.valueOf(foreign.getMessage()));
        } catch (IOException full) {
            throw new BadUsage("cannot write " + output + ": " + full.getMessage());
        }
        spec.commandLine().getOut().println("written: " + output);
        return Exit.FINE;
    }
}
