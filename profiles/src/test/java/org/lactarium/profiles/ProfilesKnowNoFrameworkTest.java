package org.lactarium.profiles;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.lactarium.profiles", importOptions = ImportOption.DoNotIncludeTests.class)
class ProfilesKnowNoFrameworkTest {

    @ArchTest
    static final ArchRule THE_LANGUAGE_KNOWS_NEITHER_SPRING_NOR_JPA_NOR_CAMEL_NOR_THE_OTHER_HOUSES = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "jakarta.persistence..",
                    "org.apache.camel..",
                    "ca.uhn.fhir.jpa..",
                    "org.lactarium.server..",
                    "org.lactarium.routes..");
}
