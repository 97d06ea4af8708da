package org.lactarium.routes.orders;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.GenericMessage;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.Terser;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Systems;
import org.lactarium.routes.Milk;
import org.lactarium.routes.hl7.Draft;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.quarantine.Reason;

/** What an order says in the forms that laboratories take, letter by letter. */
class OrderWriterTest {

    private static final ZoneId HONG_KONG = ZoneId.of("Asia/Hong_Kong");
    private static final Instant NOW = Instant.parse("2026-03-04T02:00:05Z");
    private static final OrderProfile DEFAULT =
            OrderProfile.read(OrderProfile.class.getResourceAsStream("/orders/default.json"));

    @Test
    void putsTheSpecimenOfACultureBeforeItsOrder() {
        assertThat(written(DEFAULT, culture(), Control.NEW, ""))
                .isEqualTo(
                        """
                        MSH|^~\\&|LACTARIUM|BANK|LIS|LAB|20260304100005+0800||OML^O33^OML_O33|LO1|P|2.5.1||||||UNICODE UTF-8
                        PID|1||B-26-0117^^^BANK^LOT||MILK^B-26-0117^^^^^U
                        SPM|1|MB-SP-0117&LACTARIUM||MILK^Breast milk^HL70487|||||||||||||20260304083000+0800
                        SAC|||BOTTLE-9
                        ORC|NW|MB-SR-008^LACTARIUM|||||||20260304100000+0800
                        TQ1|1||||||||R
                        OBR|1|MB-SR-008^LACTARIUM||MBCULPOST^Donor milk culture, after pasteurisation^L|||20260304083000+0800
                        """
                                .replace("\n", "\r"));
    }

    @Test
    void namesADonorByTheDonorNumberAlone() {
        assertThat(written(DEFAULT.spoken(Form.O21, null), serology(), Control.NEW, ""))
                .isEqualTo(
                        """
                        MSH|^~\\&|LACTARIUM|BANK|LIS|LAB|20260304100005+0800||OML^O21^OML_O21|LO1|P|2.5.1||||||UNICODE UTF-8
                        PID|1||D-000417^^^BANK^PI||DONOR^D-000417^^^^^S
                        ORC|NW|MB-SR-031^LACTARIUM|||||||20260302100000+0800
                        TQ1|1||||||||S
                        OBR|1|MB-SR-031^LACTARIUM||MBDSCR^Milk donor serology screen^L|||20260302101500+0800
                        SPM|1|MB-SP-0031&LACTARIUM||SER^Serum^HL70487|||||||||||||20260302101500+0800
                        """
                                .replace("\n", "\r"));
    }

    @Test
    void speaksToAnOldLaboratoryAsItsDataFileSays() {
        OrderProfile old = OrderProfile.read(OrderProfile.class.getResourceAsStream("/orders/old-laboratory.json"))
                .spoken(Form.O01, "2.3.1");
        assertThat(written(old, culture(), Control.CHANGE, "26QM1"))
                .isEqualTo(
                        """
                        MSH|^~\\&|LACTARIUM|BANK|LIS|LAB|20260304100005+0800||ORM^O01^ORM_O01|LO1|P|2.3.1||||||UNICODE UTF-8
                        PID|1||B-26-0117^^^BANK^LOT||MILK^B-26-0117^^^^^U
                        ORC|XO|MB-SR-008^LACTARIUM|26QM1||||^^^^^R
                        OBR|1|MB-SR-008^LACTARIUM|26QM1|MBCULPOST^Donor milk culture, after pasteurisation^L|||20260304083000+0800||||||||MILK^Breast milk^HL70487|||MB-SP-0117|batch|||||MB|||^^^^^R
                        """
                                .replace("\n", "\r"));
        assertThat(written(old, serology(), Control.NEW, "")).contains("|CHAN^SIU MAN^^^^^L\r");
    }

    @Test
    void isReadByAnotherReaderAsItWasMeant() throws HL7Exception {
        for (Form form : Form.values()) {
            PipeParser parser = new PipeParser(new GenericModelClassFactory());
            Terser message = new Terser((GenericMessage)
                    parser.parse(written(DEFAULT.spoken(form, null), culture(), Control.CANCEL, "26QM1")));
            assertThat(message.get("/PID-3-1")).isEqualTo("B-26-0117");
            assertThat(message.get("/ORC-1")).isEqualTo("CA");
            assertThat(message.get("/ORC-2-1")).isEqualTo("MB-SR-008");
            assertThat(message.get("/OBR-3-1")).isEqualTo("26QM1");
            assertThat(message.get("/OBR-4-1")).isEqualTo("MBCULPOST");
        }
    }

    @Test
    void saysWhatAnOrderLacksInsteadOfGuessing() {
        Papers papers = culture();
        Papers bare = new Papers(papers.order(), List.of(), papers.milk(), null);
        assertThat(new OrderReader(DEFAULT, HONG_KONG).read(bare))
                .isEqualTo(new Understood.Unclear(
                        Reason.INCOMPLETE_ORDER, "The order needs exactly one specimen, with a number"));
        papers.order().getIdentifier().clear();
        assertThat(new OrderReader(DEFAULT, HONG_KONG).read(papers))
                .isEqualTo(new Understood.Unclear(Reason.INCOMPLETE_ORDER, "The order needs an order number"));
    }

    @Test
    void isTheSameContentUnderAnotherControlIdAtAnotherTime() {
        OrderWriter writer = new OrderWriter(DEFAULT, HONG_KONG, StandardCharsets.UTF_8);
        Papers changed = culture();
        changed.order().setPriority(ServiceRequest.ServiceRequestPriority.STAT);
        assertThat(writer.content(sheet(DEFAULT, culture()))).isEqualTo(writer.content(sheet(DEFAULT, culture())));
        assertThat(writer.content(sheet(DEFAULT, changed))).isNotEqualTo(writer.content(sheet(DEFAULT, culture())));
    }

    @Property
    void whateverIsWrittenIsReadAgain(@ForAll String text) {
        String line = "MSH|^~\\&|A\r" + Draft.of("NTE").field(3, text).line();
        String read = ((V2Message) V2Message.read(line))
                .all("NTE")
                .findFirst()
                .orElseThrow()
                .field(3)
                .component(1);
        // a reader forgets byte order marks, wherever they stand
        String plain = text.replace("\uFEFF", "")
                .codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        assertThat(read).isEqualTo(plain.strip());
    }

    private static String written(OrderProfile profile, Papers papers, Control control, String filler) {
        Charset charset = StandardCharsets.UTF_8;
        return new OrderWriter(profile, HONG_KONG, charset)
                .message(sheet(profile, papers), control, filler, "LO1", NOW);
    }

    private static OrderSheet sheet(OrderProfile profile, Papers papers) {
        return (OrderSheet) new OrderReader(profile, HONG_KONG).read(papers);
    }

    private static Papers culture() {
        Specimen specimen = Milk.specimen("s1", "MB-SP-0117", "BiologicallyDerivedProduct/b1", "batch B-26-0117");
        specimen.getCollection().setCollected(new DateTimeType("2026-03-04T08:30:00+08:00"));
        specimen.addContainer().addIdentifier().setValue("BOTTLE-9");
        return new Papers(
                Milk.culture("o1", "MB-SR-008", "BiologicallyDerivedProduct/b1", "Specimen/s1"),
                List.of(specimen),
                Milk.batch("b1", "B-26-0117"),
                null);
    }

    private static Papers serology() {
        Patient donor = Milk.donor("d1", "D-000417");
        donor.addName().setFamily("CHAN").addGiven("SIU MAN");
        donor.setGender(Enumerations.AdministrativeGender.FEMALE).setBirthDateElement(new DateType("1992-06-11"));
        ServiceRequest order = new ServiceRequest();
        order.setId("o2");
        order.addIdentifier().setSystem(Systems.LAB_ORDER_ID).setValue("MB-SR-031");
        order.getCode().addCoding().setSystem(Systems.LAB_TEST).setCode("MBDSCR");
        order.setSubject(new Reference("Patient/d1"))
                .setPriority(ServiceRequest.ServiceRequestPriority.STAT)
                .setAuthoredOnElement(new DateTimeType("2026-03-02T10:00:00+08:00"));
        Specimen blood = new Specimen();
        blood.addIdentifier().setValue("MB-SP-0031");
        blood.getCollection().setCollected(new DateTimeType("2026-03-02T02:15:00Z"));
        return new Papers(order, List.of(blood), null, donor);
    }

    static Map<String, OrderProfile> laboratories() {
        return Map.of(
                "lab",
                DEFAULT,
                "old-lab",
                OrderProfile.read(OrderProfile.class.getResourceAsStream("/orders/old-laboratory.json")));
    }
}
