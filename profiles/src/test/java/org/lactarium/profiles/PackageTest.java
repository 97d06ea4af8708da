package org.lactarium.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PackageTest {

    static Stream<String> profiles() {
        return constants(Profiles.class);
    }

    static Stream<String> extensions() {
        return constants(Extensions.class);
    }

    static Stream<String> codeSystems() {
        return constants(Systems.class).filter(url -> url.startsWith(MilkBank.CANONICAL));
    }

    static Stream<MetadataResource> definitions() {
        return Objects.requireNonNull(Validation.PACKAGE.fetchAllConformanceResources()).stream()
                .filter(MetadataResource.class::isInstance)
                .map(MetadataResource.class::cast);
    }

    static Stream<SearchParameter> searchParameters() {
        return Objects.requireNonNull(Validation.PACKAGE.<SearchParameter>fetchAllSearchParameters()).stream();
    }

    @ParameterizedTest
    @MethodSource({"profiles", "extensions"})
    void everyNameInTheVocabularyIsDefinedWithItsSnapshot(String url) {
        IBaseResource found = Validation.PACKAGE.fetchStructureDefinition(url);
        assertThat(found).isInstanceOf(StructureDefinition.class);
        assertThat(((StructureDefinition) found).getSnapshot().getElement()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("codeSystems")
    void everyCodeSystemInTheVocabularyIsDefinedInBothLanguages(String url) {
        CodeSystem system = (CodeSystem) Validation.PACKAGE.fetchCodeSystem(url);
        assertThat(system).isNotNull();
        assertThat(system.getConcept()).isNotEmpty().allSatisfy(concept -> {
            assertThat(concept.getDisplay()).isNotBlank();
            assertThat(concept.getDesignation())
                    .as(concept.getCode())
                    .anyMatch(designation -> designation.getLanguage().equals("zh-HK"));
        });
    }

    @ParameterizedTest
    @EnumSource(UnitStatus.class)
    void everyUnitStatusIsACode(UnitStatus status) {
        assertThat(Validation.codes(Systems.UNIT_STATUS)).contains(status.code());
    }

    @ParameterizedTest
    @EnumSource(UnitType.class)
    void everyUnitTypeIsACode(UnitType type) {
        assertThat(Validation.codes(Systems.UNIT_TYPE)).contains(type.code());
    }

    @Test
    void aServerWillInstallEverythingBecauseEverythingIsActive() {
        assertThat(definitions()).hasSizeGreaterThan(80).allMatch(d -> d.getStatus() == PublicationStatus.ACTIVE);
    }

    @Test
    void searchesOverExtensionsEndInValueBecauseAnythingElseIndexesNothing() {
        List<SearchParameter> all = searchParameters().toList();
        assertThat(all).hasSize(15);
        assertThat(all)
                .filteredOn(parameter -> parameter.getExpression().contains("extension("))
                .isNotEmpty()
                .allMatch(parameter -> parameter.getExpression().endsWith(".value"));
        assertThat(all)
                .filteredOn(parameter -> "reference".equals(parameter.getType().toCode()))
                .isNotEmpty()
                .allMatch(SearchParameter::hasTarget);
    }

    private static Stream<String> constants(Class<?> vocabulary) {
        return Arrays.stream(vocabulary.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()) && field.getType() == String.class)
                .map(PackageTest::value);
    }

    private static String value(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
