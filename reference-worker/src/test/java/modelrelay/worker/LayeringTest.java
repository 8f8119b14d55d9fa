/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms. */
class LayeringTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("modelrelay.worker");

    @Test
    void everyRoomKnowsOnlyItsNeighbours() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("root")
                .definedBy("modelrelay.worker")
                .layer("core")
                .definedBy("modelrelay.worker.core")
                .layer("relay")
                .definedBy("modelrelay.worker.relay")
                .layer("backend")
                .definedBy("modelrelay.worker.backend")
                .layer("exchange")
                .definedBy("modelrelay.worker.exchange")
                .layer("models")
                .definedBy("modelrelay.worker.models")
                .whereLayer("root")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("relay")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("models")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("exchange")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("backend")
                .mayOnlyBeAccessedByLayers("root", "exchange", "models")
                .whereLayer("core")
                .mayOnlyBeAccessedByLayers("root", "exchange")
                .check(CLASSES);
    }

    @Test
    void theCoreKnowsNoClockNoThreadAndNoInput() {
        ArchRuleDefinition.classes()
                .that()
                .resideInAPackage("modelrelay.worker.core")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "modelrelay.worker.core",
                        "java.lang..",
                        "java.util",
                        "java.util.function",
                        "java.util.stream",
                        "java.time",
                        "org.jspecify.annotations",
                        "com.google.errorprone.annotations")
                .andShould()
                .notBeAssignableTo(Thread.class)
                .check(CLASSES);
    }
}
