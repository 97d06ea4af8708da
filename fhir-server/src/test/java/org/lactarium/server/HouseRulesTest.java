package org.lactarium.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may depend on whom, between the houses and around the rule rooms (docs/architecture.md). */
@AnalyzeClasses(
        packages = {"org.lactarium.server", "org.lactarium.story"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule THE_SERVER_KNOWS_NO_CAMEL_AND_NO_ROUTES = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "org.lactarium.routes..");

    @ArchTest
    static final ArchRule ONLY_THE_STORE_KNOWS_HAPI_JPA_AND_SQL = noClasses()
            .that()
            .resideOutsideOfPackages("org.lactarium.server.store..", "org.lactarium.server.home..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "ca.uhn.fhir.jpa..",
                    "jakarta.persistence..",
                    "org.hibernate..",
                    "java.sql..",
                    "javax.sql..",
                    "org.springframework.jdbc..",
                    "org.springframework.data..");

    @ArchTest
    static final ArchRule OPERATIONS_WORK_IN_A_STOCK_HAPI_SERVER_TOO = noClasses()
            .that()
            .resideInAPackage("org.lactarium.server.operations..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.lactarium.server.store..",
                    "org.lactarium.server.home..",
                    "org.lactarium.server.demo..",
                    "org.springframework.security..",
                    "org.springframework.boot..");

    @ArchTest
    static final ArchRule THE_GATE_KNOWS_NO_FHIR_LIBRARY_AND_NO_OTHER_ROOM = noClasses()
            .that()
            .resideInAPackage("org.lactarium.server.gate..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.hl7.fhir..",
                    "ca.uhn.fhir..",
                    "org.lactarium.server.access..",
                    "org.lactarium.server.operations..",
                    "org.lactarium.server.store..");

    @ArchTest
    static final ArchRule LABELS_KNOW_NO_FHIR = noClasses()
            .that()
            .resideInAPackage("org.lactarium.server.label..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hl7.fhir..", "ca.uhn.fhir..", "org.lactarium.server.operations..");

    @ArchTest
    static final ArchRule THE_STORY_USES_PUBLIC_INTERFACES_ONLY = noClasses()
            .that()
            .resideInAPackage("org.lactarium.story..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.lactarium.server..");
}
