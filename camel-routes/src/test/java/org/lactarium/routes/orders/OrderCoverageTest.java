package org.lactarium.routes.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lactarium.profiles.Extensions;
import org.lactarium.routes.Milk;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.hl7.V2Message;

/** What each laboratory's data file tells of an order, and what it does not. */
class OrderCoverageTest {

    private static final ZoneId HONG_KONG = ZoneId.of("Asia/Hong_Kong");

    static Stream<Arguments> profiles() {
        return Stream.of("default", "old-laboratory")
                .map(name -> OrderProfile.read(OrderProfile.class.getResourceAsStream("/orders/" + name + ".json")))
                .flatMap(profile -> Stream.of(Form.values())
                        .map(form -> Arguments.of(
                                profile.name() + " in " + form,
                                profile.spoken(form, form == Form.O01 ? "2.3.1" : "2.5.1"))));
    }

    /** Whatever is claimed is tried: the element is changed, and the message must differ in just those fields. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("profiles")
    void saysTheVeryFieldsThatChangeWithTheElement(String name, OrderProfile profile) {
        Map<String, String> becomes = account(profile);
        assertThat(becomes.get("identifier[0]")).isEqualTo(changed(profile, papers -> papers.order()
                .getIdentifierFirstRep()
                .setValue("MB-OTHER")));
        assertThat(becomes.get("priority")).isEqualTo(changed(profile, papers -> papers.order()
                .setPriority(ServiceRequest.ServiceRequestPriority.STAT)));
        assertThat(becomes.get("authoredOn")).isEqualTo(changed(profile, papers -> papers.order()
                .setAuthoredOnElement(new DateTimeType("2026-03-05T10:00:00+08:00"))));
        assertThat(becomes.get("code.coding[0]")).contains("OBR-4");
        assertThat(changed(
                        profile,
                        papers -> papers.order().getCode().getCodingFirstRep().setCode("MBCULPRE")))
                .isEqualTo(becomes.get("code.coding[0]"));
        assertThat(becomes.get("specimen[0]")).isEqualTo(changed(profile, papers -> {
            Specimen specimen = papers.specimens().get(0);
            specimen.getIdentifierFirstRep().setValue("MB-SP-OTHER");
            specimen.getCollection().setCollected(new DateTimeType("2026-03-05T08:30:00+08:00"));
            specimen.getContainerFirstRep().getIdentifierFirstRep().setValue("BOTTLE-1");
        }));
        assertThat(becomes.get("subject")).isEqualTo(changed(profile, papers -> {
            papers.milk().getIdentifierFirstRep().setValue("B-OTHER");
            papers.milk().getExtension().clear();
        }));
        assertThat(becomes.get("encounter"))
                .isEqualTo(changed(profile, papers -> papers.order().setEncounter(new Reference("Encounter/2"))));
        assertThat(becomes.get("identifier[1]"))
                .isEqualTo(changed(
                        profile, papers -> papers.order().getIdentifier().get(1).setValue("OTHER")));
        assertThat(becomes.get("extension(http://example.org/own)")).isEmpty();
        assertThat(becomes.get("code.text")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("profiles")
    void leavesNothingThatIsPopulatedOutOfTheAccount(String name, OrderProfile profile) {
        Papers papers = papers();
        List<OrderCoverage.Line> lines = lines(profile, papers);
        assertThat(lines)
                .extracting(OrderCoverage.Line::element)
                .contains(
                        "status",
                        "intent",
                        "note[0]",
                        "performer[0]",
                        "requester",
                        "extension(http://example.org/own)");
        long populated = papers.order().children().stream()
                .filter(property -> !property.getName().equals("code"))
                .mapToLong(property -> property.getValues().size())
                .sum();
        assertThat(lines.stream().filter(line -> !line.element().startsWith("code")))
                .hasSize((int) populated);
        assertThat(lines).allSatisfy(line -> assertThat(line.becomes()).isNotBlank());
    }

    private static Map<String, String> account(OrderProfile profile) {
        Map<String, String> becomes = new TreeMap<>();
        lines(profile, papers())
                .forEach(line ->
                        becomes.put(line.element(), line.fate() == OrderCoverage.Fate.SAID ? line.becomes() : ""));
        return becomes;
    }

    private static List<OrderCoverage.Line> lines(OrderProfile profile, Papers papers) {
        return OrderCoverage.of(papers.order(), profile, written(profile, papers));
    }

    private static String changed(OrderProfile profile, java.util.function.Consumer<Papers> change) {
        Papers other = papers();
        change.accept(other);
        Map<String, String> before = fields(written(profile, papers()));
        Map<String, String> after = fields(written(profile, other));
        TreeSet<String> differing = new TreeSet<>(before.keySet());
        differing.addAll(after.keySet());
        differing.removeIf(field -> before.getOrDefault(field, "").equals(after.getOrDefault(field, "")));
        return String.join(", ", differing);
    }

    private static Map<String, String> fields(V2Message message) {
        Map<String, String> fields = new TreeMap<>();
        for (Segment segment : message.segments()) {
            for (int i = 1; i < 40; i++) {
                fields.put(segment.name() + "-" + i, segment.field(i).raw());
            }
        }
        return fields;
    }

    private static V2Message written(OrderProfile profile, Papers papers) {
        OrderSheet sheet = (OrderSheet) new OrderReader(profile, HONG_KONG).read(papers);
        return (V2Message) V2Message.read(new OrderWriter(profile, HONG_KONG, java.nio.charset.StandardCharsets.UTF_8)
                .message(sheet, Control.NEW, "", "X", Instant.parse("2026-03-04T02:00:05Z")));
    }

    private static Papers papers() {
        ServiceRequest order = Milk.culture("o1", "MB-SR-008", "BiologicallyDerivedProduct/b1", "Specimen/s1");
        order.addIdentifier(
                new Identifier().setSystem("http://hospital.example/orders").setValue("H-1"));
        order.addExtension(new Extension("http://example.org/own", new StringType("x")));
        order.addExtension(new Extension(Extensions.LABORATORY_ANSWER));
        order.getExtensionByUrl(Extensions.LABORATORY_ANSWER).addExtension("outcome", new StringType("accepted"));
        order.setCode(new CodeableConcept(order.getCode().getCodingFirstRep()).setText("culture, please"));
        order.setPriority(ServiceRequest.ServiceRequestPriority.ROUTINE)
                .setEncounter(new Reference("Encounter/1"))
                .setRequester(new Reference("Practitioner/1"))
                .addPerformer(new Reference().setDisplay("Old Laboratory"));
        order.addNote().setText("as soon as you can");
        Specimen specimen = Milk.specimen("s1", "MB-SP-0117", "BiologicallyDerivedProduct/b1", "batch");
        specimen.getCollection().setCollected(new DateTimeType("2026-03-04T08:30:00+08:00"));
        specimen.addContainer().addIdentifier().setValue("BOTTLE-9");
        return new Papers(order, new ArrayList<>(List.of(specimen)), Milk.batch("b1", "B-26-0117"), null);
    }
}
