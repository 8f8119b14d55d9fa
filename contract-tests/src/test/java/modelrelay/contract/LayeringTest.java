/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms. */
final class LayeringTest {
    private static final String ROOT = "modelrelay.contract";
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT);

    @Test
    void roomsHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void whoJudgesKnowsNoProcessAndNoSocket() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".judge")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".judge",
                        ROOT + ".clause",
                        "java.lang..",
                        "java.util..",
                        "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void whatIsSeenIsIndependentOfWhatIsDone() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".net", ROOT + ".tap", ROOT + ".clause")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".program",
                        ROOT + ".peer",
                        ROOT + ".scene",
                        ROOT + ".steps",
                        ROOT + ".run",
                        ROOT + ".kit")
                .check(CLASSES);
    }

    @Test
    void whoPlaysKnowsNoScenario() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".program", ROOT + ".peer", ROOT + ".between")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".scene", ROOT + ".steps..", ROOT + ".run", ROOT + ".kit")
                .check(CLASSES);
    }
}
