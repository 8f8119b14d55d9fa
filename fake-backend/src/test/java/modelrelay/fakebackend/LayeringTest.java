/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms. */
class LayeringTest {
    private static final String ROOT = "modelrelay.fakebackend";
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT);

    @Test
    void roomsKnowOnlyTheRoomsBelowThem() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("top")
                .definedBy(ROOT)
                .layer("control")
                .definedBy(ROOT + ".control")
                .layer("serve")
                .definedBy(ROOT + ".serve")
                .layer("answer")
                .definedBy(ROOT + ".answer")
                .layer("journal")
                .definedBy(ROOT + ".journal")
                .layer("script")
                .definedBy(ROOT + ".script")
                .layer("dialect")
                .definedBy(ROOT + ".dialect")
                .whereLayer("top")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("control")
                .mayOnlyBeAccessedByLayers("top")
                .whereLayer("serve")
                .mayOnlyBeAccessedByLayers("top", "control")
                .whereLayer("answer")
                .mayOnlyBeAccessedByLayers("top", "serve")
                .whereLayer("journal")
                .mayOnlyBeAccessedByLayers("top", "control", "serve")
                .whereLayer("script")
                .mayOnlyBeAccessedByLayers("top", "control", "serve", "answer", "journal")
                .check(CLASSES);
    }

    @Test
    void onlyTheFacesKnowTheNetwork() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".dialect", ROOT + ".script", ROOT + ".answer", ROOT + ".journal")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.undertow..", "org.xnio..", "java.net..")
                .check(CLASSES);
    }
}
