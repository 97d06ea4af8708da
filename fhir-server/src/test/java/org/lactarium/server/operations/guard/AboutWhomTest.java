package org.lactarium.server.operations.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildResourceDefinition;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lactarium.profiles.Extensions;

/** Of every type that R4 has, and not only of those that somebody thought of. */
class AboutWhomTest {

    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final List<String> ELEMENTS = List.of("subject", "patient", "for", "focus", "specimen", "source");

    static Stream<String> everyTypeThatSaysWhomItIsAbout() {
        return R4.getResourceTypes().stream()
                .filter(type -> elements(type).findAny().isPresent());
    }

    private static Stream<String> elements(String type) {
        var definition = R4.getResourceDefinition(type);
        return ELEMENTS.stream()
                .filter(element -> definition.getChildByName(element) instanceof RuntimeChildResourceDefinition);
    }

    @ParameterizedTest
    @MethodSource("everyTypeThatSaysWhomItIsAbout")
    void itStaysAboutHer(String type) {
        elements(type).forEach(element -> {
            var hers = about(type, element, new Reference("Patient/she"));
            assertThat(becomes(hers, hers.copy())).isTrue();
            assertThat(becomes(hers, about(type, element, new Reference("Patient/she/_history/2"))))
                    .isTrue();
            assertThat(becomes(hers, about(type, element, new Reference("Patient/other"))))
                    .as(type + "." + element)
                    .isFalse();
            assertThat(becomes(hers, about(type, element, new Reference()))).isFalse();
            assertThat(becomes(about(type, element, milk("B1")), about(type, element, milk("B2"))))
                    .isFalse();
        });
    }

    private static Reference milk(String unit) {
        var reference = new Reference().setDisplay("milk");
        reference.addExtension(
                new Extension(Extensions.ALTERNATE_REFERENCE, new Reference("BiologicallyDerivedProduct/" + unit)));
        return reference;
    }

    private static Resource about(String type, String element, Reference whom) {
        var resource = (Resource) R4.getResourceDefinition(type).newInstance();
        resource.setProperty(element, whom);
        return resource;
    }

    private static boolean becomes(IBaseResource before, IBaseResource after) {
        var refused = catchThrowableOfType(InvalidRequestException.class, () -> new RewriteGuard()
                .updated(before, after, new ServletRequestDetails()));
        return refused == null;
    }
}
