package org.lactarium.routes;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;

/** The walls of the house: who may know whom. */
@AnalyzeClasses(
        packages = {"org.lactarium.routes", "org.lactarium.simulator"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule nothingOfTheServerIsImported = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.lactarium.server..", "org.lactarium.fhir..", "ca.uhn.fhir.jpa..");

    @ArchTest
    static final ArchRule noJpa = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "org.springframework.data..");

    @ArchTest
    static final ArchRule theInboxKnowsJdbcAndNothingElse = classes()
            .that()
            .resideInAPackage("..routes.inbox..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.sql..",
                    "org.jspecify..",
                    "org.springframework.jdbc..",
                    "org.springframework.dao..",
                    "org.springframework.transaction..",
                    "org.flywaydb..",
                    "org.lactarium.routes.inbox..");

    @ArchTest
    static final ArchRule theOutboxKnowsJdbcAndNothingElse = classes()
            .that()
            .resideInAPackage("..routes.outbox..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.sql..",
                    "org.jspecify..",
                    "org.springframework.jdbc..",
                    "org.springframework.transaction..",
                    "org.lactarium.routes.outbox..");

    @ArchTest
    static final ArchRule theGrammarIsPlainJava = classes()
            .that()
            .resideInAPackage("..routes.hl7..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "org.lactarium.routes.hl7..");

    @ArchTest
    static final ArchRule translatorsKnowNeitherFrameworkNorNetworkNorDatabase = noClasses()
            .that()
            .resideInAnyPackage("..routes.laboratory..", "..routes.analyser..", "..routes.orders..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "org.apache.camel..",
                    "java.net.http..",
                    "java.sql..",
                    "ca.uhn.fhir.rest.client..",
                    "..routes.inbox..",
                    "..routes.outbox..",
                    "..routes.dispatch..",
                    "..routes.mllp..",
                    "..routes.delivery..",
                    "..routes.operations..");

    /** Two readings of the protocol that share a mistake would agree on it. */
    @ArchTest
    static final ArchRule theSimulatorsKnowNothingOfTheRoutesNorTheRoutesOfThem = classes()
            .that()
            .resideInAPackage("org.lactarium.simulator..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "com.fasterxml.jackson..", "org.lactarium.simulator..")
            .andShould()
            .onlyHaveDependentClassesThat()
            .resideInAPackage("org.lactarium.simulator..");

    @ArchTest
    static final ArchRule onlyDeliveryTalksToTheServer = noClasses()
            .that()
            .resideOutsideOfPackages("..routes.delivery..", "org.lactarium.simulator..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ca.uhn.fhir.rest.client..", "java.net.http..");

    @ArchTest
    static final ArchRule onlyTheDoorKnowsMllpAndBuildsAcknowledgements = noClasses()
            .that()
            .resideOutsideOfPackage("..routes.mllp..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel.component.mllp..")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleName("Acknowledgement");

    @ArchTest
    static final ArchRule theLinkOfAnalysersIsPlainJava = classes()
            .that()
            .haveNameMatching(".*routes\\.astm\\.(Link|Incoming|Frame)(\\$.*)?")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "org.lactarium.routes.astm..");

    /** A moment or a day means the same wherever the machine stands; the zone of a feed is a setting. */
    @ArchTest
    static final ArchRule nothingAsksTheMachineForItsZone = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.util\\.(Gregorian)?Calendar|java\\.text\\.(Simple)?DateFormat|java\\.sql\\.(Date|Time)")
            .orShould()
            .callMethod(ZoneId.class, "systemDefault")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethodWhere(target(owner(type(TimeZone.class))).and(target(nameMatching("[gs]etDefault"))))
            .orShould()
            .callMethodWhere(
                    target(owner(type(Timestamp.class))).and(target(nameMatching("valueOf|toLocalDateTime|toString"))))
            .orShould()
            .callMethodWhere(target(owner(type(Date.class)))
                    .and(target(nameMatching("toString|parse|get(Date|Day|Hours|Minutes|Month|Year|TimezoneOffset)"))))
            .orShould()
            .callMethodWhere(target(owner(resideInAPackage("java.time..")))
                    .and(target(nameMatching("now")))
                    .and(target(rawParameterTypes(new Class<?>[0])))
                    .and(not(target(owner(type(Instant.class))))));

    @ArchTest
    static final ArchRule roomsDoNotGoRoundInCircles =
            slices().matching("org.lactarium.routes.(*)..").should().beFreeOfCycles();
}
