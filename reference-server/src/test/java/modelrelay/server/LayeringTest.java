/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms, as {@code docs/architecture.md} draws them. */
final class LayeringTest {

    private static final String ROOT = "modelrelay.server";

    /** Each room and the other rooms that it may know. */
    private static final Map<String, List<String>> MAY_KNOW =
            Map.of(
                    "core", List.of(),
                    "stream", List.of(),
                    "secret", List.of(),
                    "store", List.of("secret"),
                    "http", List.of(),
                    "relay", List.of("core", "stream"),
                    "client", List.of("core", "stream", "relay", "http", "store"),
                    "worker", List.of("core", "stream", "relay", "http", "secret"),
                    "admin", List.of("core", "relay", "http", "store", "secret"));

    private static final JavaClasses SERVER =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(ROOT);

    @Test
    void everyRoomKnowsOnlyTheRoomsBelowIt() {
        MAY_KNOW.forEach((room, known) -> {
            String[] allowed =
                    Stream.concat(known.stream(), Stream.of(room))
                            .map(name -> ROOT + "." + name + "..")
                            .toArray(String[]::new);
            ArchRule rule =
                    noClasses()
                            .that()
                            .resideInAPackage(ROOT + "." + room + "..")
                            .should()
                            .dependOnClassesThat(
                                    resideInAPackage(ROOT + "..")
                                            .and(not(resideInAnyPackage(allowed))))
                            .because(room + " may know only " + known);
            rule.check(SERVER);
        });
    }

    @Test
    void everyClassIsInARoomOrPutsThemTogether() {
        String[] rooms =
                MAY_KNOW.keySet().stream()
                        .map(room -> ROOT + "." + room + "..")
                        .toArray(String[]::new);
        classes()
                .that(not(resideInAnyPackage(rooms)))
                .should()
                .resideInAPackage(ROOT)
                .check(SERVER);
    }

    @Test
    void noTwoRoomsKnowEachOther() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(SERVER);
    }

    @Test
    void theRulesKnowNoThreadsNoJsonAndNoLog() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.util.concurrent..",
                        "java.io..",
                        "java.net..",
                        "java.nio..",
                        "org.slf4j..",
                        "com.fasterxml..",
                        "io.undertow..",
                        "modelrelay.wire..",
                        "modelrelay.protocol..",
                        "modelrelay.api..")
                .check(SERVER);
    }

    @Test
    void theTermsOfTheRulesDoNotKnowTheRules() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".core.terms")
                .should()
                .dependOnClassesThat(
                        resideInAPackage(ROOT + "..")
                                .and(not(resideInAPackage(ROOT + ".core.terms"))))
                .check(SERVER);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".core.models")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".core")
                .check(SERVER);
    }

    @Test
    void onlyTheRoomsThatFacePeopleKnowTheHttpServer() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".core..", ROOT + ".relay..", ROOT + ".stream..", ROOT + ".store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.undertow..", "org.xnio..")
                .check(SERVER);
    }
}
