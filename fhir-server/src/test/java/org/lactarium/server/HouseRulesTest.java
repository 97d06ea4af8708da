package org.lactarium.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

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

    /** By a {@code Query}, which cannot be made without a value; the target of a patch by a search is looked for as its sender said. */
    @ArchTest
    static final ArchRule ONLY_THE_RECORD_ITSELF_SEARCHES = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.lactarium.server.store.JpaMilkRecord")
            .and()
            .doNotHaveFullyQualifiedName("org.lactarium.server.store.PatchRehearsal")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("ca\\.uhn\\.fhir\\.jpa\\.searchparam\\.(SearchParameterMap|MatchUrlService)")
            .orShould()
            .callMethodWhere(target(owner(assignableTo("ca.uhn.fhir.jpa.api.dao.IDao")))
                    .and(target(nameMatching("(search|history).*"))));

    /** The one place that reads a whole record does it page by page and once. */
    @ArchTest
    static final ArchRule ONLY_THE_LEDGER_READS_EVERYTHING = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.lactarium.server.store.ledger.LedgerFill")
            .and()
            .doNotHaveFullyQualifiedName("org.lactarium.server.store.StoredResources")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("ca\\.uhn\\.fhir\\.jpa\\.dao\\.(SearchBuilderFactory|ISearchBuilder)");

    /** A moment or a day means the same wherever the machine stands. */
    @ArchTest
    static final ArchRule NOTHING_ASKS_THE_MACHINE_FOR_ITS_ZONE = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.lactarium.server.store.MachineZone")
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
