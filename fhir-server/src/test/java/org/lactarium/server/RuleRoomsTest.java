package org.lactarium.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

@AnalyzeClasses(packages = "org.lactarium.server", importOptions = ImportOption.DoNotIncludeTests.class)
class RuleRoomsTest {

    private static final String ROOT = "org.lactarium.server.";
    private static final String[] ROOMS = {
        ROOT + "rule",
        ROOT + "donor",
        ROOT + "donation",
        ROOT + "batch",
        ROOT + "release",
        ROOT + "feeding",
        ROOT + "recall",
        ROOT + "balance"
    };

    @ArchTest
    static final ArchRule RULES_KNOW_ONLY_VALUES = classes()
            .that()
            .resideInAnyPackage(ROOMS)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(ROOMS)
                    .or(resideInAnyPackage("java..", "org.lactarium.profiles", "org.jspecify.annotations")));

    /** The rooms stand in one line, so there can be no ring among them. */
    @ArchTest
    static void eachRoomSeesOnlyTheRoomsBelowIt(JavaClasses classes) {
        sees("rule").check(classes);
        sees("donor", "rule").check(classes);
        sees("donation", "rule", "donor").check(classes);
        sees("batch", "rule", "donor", "donation").check(classes);
        sees("release", "rule", "donor", "donation", "batch").check(classes);
        sees("feeding", "rule", "donor", "donation", "batch", "release").check(classes);
        sees("balance").check(classes);
        sees("recall", "rule", "donor", "donation", "batch", "release", "feeding")
                .check(classes);
    }

    private static ArchRule sees(String room, String... below) {
        var allowed = new HashSet<>(Set.of(below));
        allowed.add(room);
        var others = Arrays.stream(ROOMS)
                .filter(other -> !allowed.contains(other.substring(ROOT.length())))
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(ROOT + room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .allowEmptyShould(true);
    }
}
