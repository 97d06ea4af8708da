package org.lactarium.server.rawwrites;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** What people of a bank write down, as it should be written. */
final class Papers {

    static final String PROFILE = "https://lactarium.org/fhir/StructureDefinition/";
    static final String CODES = "https://lactarium.org/fhir/CodeSystem/";
    static final String ID = "https://lactarium.org/id/";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    private Papers() {}

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    static String at(Instant moment) {
        return TIME.format(moment.atOffset(ZoneOffset.ofHours(8)));
    }

    static String ago(Duration time) {
        return at(now().minus(time));
    }

    static String days(int ago) {
        return ago(Duration.ofDays(ago));
    }

    static ObjectNode donor(String number) {
        return Json.of(
                "{'resourceType': 'Patient', 'meta': {'profile': ['%smilk-donor']}, 'active': true,"
                        + " 'identifier': [{'system': '%sdonor', 'value': '%s'}], 'birthDate': '1992-06-11'}",
                PROFILE, ID, number);
    }

    static ObjectNode infant(String number) {
        return Json.of(
                "{'resourceType': 'Patient', 'meta': {'profile': ['%srecipient']},"
                        + " 'identifier': [{'system': 'https://hospital.example/mrn', 'value': '%s'}],"
                        + " 'birthDate': '2026-01-02'}",
                PROFILE, number);
    }

    static ObjectNode enrolment(String donor) {
        return Json.of(
                "{'resourceType': 'EpisodeOfCare', 'meta': {'profile': ['%sdonor-enrolment']}, 'status': 'active',"
                        + " 'type': [{'coding': [{'system': '%scare-type', 'code': 'milk-donation'}]}],"
                        + " 'patient': {'reference': '%s'}, 'period': {'start': '%s'}}",
                PROFILE, CODES, donor, days(25));
    }

    static ObjectNode donorConsent(String donor) {
        return Json.of(
                "{'resourceType': 'Consent', 'meta': {'profile': ['%sdonor-consent']}, 'status': 'active',"
                        + " 'scope': {'coding': [{'system': '%sconsent-scope', 'code': 'milk-donation'}]},"
                        + " 'category': [{'coding': [{'system': 'http://loinc.org', 'code': '59284-0'}]}],"
                        + " 'patient': {'reference': '%s'}, 'dateTime': '%s',"
                        + " 'policy': [{'uri': 'https://lactarium.org/policy/donor-consent'}],"
                        + " 'provision': {'type': 'permit', 'code': [{'coding': [{'system': '%sconsent-use',"
                        + " 'code': 'donate-to-infants'}]}]}}",
                PROFILE, CODES, donor, days(25), CODES);
    }

    static ObjectNode parentConsent(String infant, String word) {
        return Json.of(
                "{'resourceType': 'Consent', 'meta': {'profile': ['%sparent-consent']}, 'status': 'active',"
                        + " 'scope': {'coding': [{'system': 'http://terminology.hl7.org/CodeSystem/consentscope',"
                        + " 'code': 'treatment'}]},"
                        + " 'category': [{'coding': [{'system': 'http://loinc.org', 'code': '59284-0'}]}],"
                        + " 'patient': {'reference': '%s'}, 'dateTime': '%s',"
                        + " 'policy': [{'uri': 'https://lactarium.org/policy/parent-consent'}],"
                        + " 'provision': {'type': '%s', 'code': [{'coding': [{'system': '%sconsent-use',"
                        + " 'code': 'receive-donor-milk'}]}]}}",
                PROFILE, infant, ago(Duration.ofHours(3)), word, CODES);
    }

    static ObjectNode order(String infant) {
        return Json.of(
                "{'resourceType': 'NutritionOrder', 'meta': {'profile': ['%sfeeding-order']}, 'status': 'active',"
                        + " 'intent': 'order', 'patient': {'reference': '%s'}, 'dateTime': '%s',"
                        + " 'enteralFormula': {'baseFormulaType': {'coding': [{'system': 'http://snomed.info/sct',"
                        + " 'code': '819974004'}]}, 'administration': [{'quantity': %s}]}}",
                PROFILE, infant, ago(Duration.ofHours(2)), millilitres("20"));
    }

    static ObjectNode blood(String donor, String test, String answer) {
        return Json.of(
                "{'resourceType': 'Observation', 'meta': {'profile': ['%sserology']}, 'status': 'final',"
                        + " 'category': [{'coding': [{'system':"
                        + " 'http://terminology.hl7.org/CodeSystem/observation-category', 'code': 'laboratory'}]}],"
                        + " 'code': {'coding': [{'system': 'http://loinc.org', 'code': '%s'}]},"
                        + " 'subject': {'reference': '%s'}, 'effectiveDateTime': '%s',"
                        + " 'valueCodeableConcept': {'coding': [{'system': 'http://snomed.info/sct', 'code': '%s'}]}}",
                PROFILE, test, donor, days(20), answer);
    }

    static ObjectNode plate(String milk, String stage, String value) {
        return Json.of(
                "{'resourceType': 'Observation', 'meta': {'profile': ['%scolony-count']}, 'status': 'final',"
                        + " 'code': {'coding': [{'system': 'http://loinc.org', 'code': '20695-3'}]},"
                        + " 'focus': [{'reference': '%s'}], 'effectiveDateTime': '%s', %s,"
                        + " 'component': [{'code': {'coding': [{'system': '%smilk-observation', 'code': 'culture-stage'}]},"
                        + " 'valueCodeableConcept': {'coding': [{'system': '%sculture-stage', 'code': '%s'}]}}]}",
                PROFILE, milk, ago(Duration.ofMinutes(5)), value, CODES, CODES, stage);
    }

    static String noGrowth() {
        return "'valueCodeableConcept': {'coding': [{'system': 'http://snomed.info/sct', 'code': '264868006'}]}";
    }

    /** One answer that says both. */
    static String growthAndNone() {
        return "'valueCodeableConcept': {'coding': [{'system': '" + CODES + "milk-observation', 'code': 'growth'},"
                + " {'system': 'http://snomed.info/sct', 'code': '264868006'}]}";
    }

    /** @param comparator empty for exactly so many */
    static String colonies(String comparator, String count) {
        return "'valueQuantity': {'value': " + count
                + (comparator.isEmpty() ? "" : ", 'comparator': '" + comparator + "'")
                + ", 'unit': 'CFU/mL', 'system': 'http://unitsofmeasure.org', 'code': '[CFU]/mL'}";
    }

    static String millilitres(String volume) {
        return "{'value': " + volume + ", 'unit': 'mL', 'system': 'http://unitsofmeasure.org', 'code': 'mL'}";
    }

    static ObjectNode feed(String infant, String order, String bottle, String volume, String number) {
        return Json.of(
                "{'resourceType': 'Observation', 'meta': {'profile': ['%sfeed-given']},"
                        + (number.isEmpty()
                                ? ""
                                : " 'identifier': [{'system': 'https://hospital.example/feed', 'value': '" + number
                                        + "'}],")
                        + " 'status': 'final', 'code': {'coding': [{'system': 'http://snomed.info/sct', 'code':"
                        + " '819973005'}]}, 'subject': {'reference': '%s'}, 'basedOn': [{'reference': '%s'}],"
                        + " 'focus': [{'reference': '%s'}], 'effectiveDateTime': '%s', 'valueQuantity': %s}",
                PROFILE,
                infant,
                order,
                bottle,
                ago(Duration.ofMinutes(1)),
                millilitres(volume));
    }

    static ObjectNode deferral(String donor, String reason, String from, String until) {
        return Json.of(
                "{'resourceType': 'Observation', 'meta': {'profile': ['%sdonor-eligibility']}, 'status': 'final',"
                        + " 'code': {'coding': [{'system': '%smilk-observation', 'code': 'donor-eligibility'}]},"
                        + " 'subject': {'reference': '%s'}, 'effectivePeriod': {'start': '%s', 'end': '%s'},"
                        + " 'valueCodeableConcept': {'coding': [{'system': '%seligibility',"
                        + " 'code': 'temporarily-deferred'}]},"
                        + " 'component': [{'code': {'coding': [{'system': '%smilk-observation',"
                        + " 'code': 'deferral-reason'}]}, 'valueCodeableConcept': {'coding': [{'system':"
                        + " '%sdeferral-reason', 'code': '%s'}]}}]}",
                PROFILE, CODES, donor, from, until, CODES, CODES, CODES, reason);
    }

    static ObjectNode finding(String donor, String answer) {
        return Json.of(
                "{'resourceType': 'Observation', 'status': 'final', 'category': [{'coding': [{'system':"
                        + " 'http://terminology.hl7.org/CodeSystem/observation-category', 'code': 'laboratory'}]}],"
                        + " 'code': {'coding': [{'system': 'https://hospital.example/tests', 'code': 'ZIKA'}]},"
                        + " 'subject': {'reference': '%s'}, 'effectiveDateTime': '%s',"
                        + " 'valueCodeableConcept': {'coding': [{'system': 'http://snomed.info/sct', 'code': '%s'}]}}",
                donor, days(5), answer);
    }

    static ObjectNode weight(String infant) {
        return Json.of(
                "{'resourceType': 'Observation', 'status': 'final', 'code': {'coding': [{'system': 'http://loinc.org',"
                        + " 'code': '29463-7'}]}, 'subject': {'reference': '%s'}, 'effectiveDateTime': '%s',"
                        + " 'valueQuantity': {'value': 1180.00, 'unit': 'g', 'system': 'http://unitsofmeasure.org',"
                        + " 'code': 'g'}}",
                infant, ago(Duration.ofMinutes(2)));
    }

    static ObjectNode specimen(String milk, String number, String volume) {
        return Json.of(
                "{'resourceType': 'Specimen', 'meta': {'profile': ['%smilk-specimen']}, 'identifier': [{'system':"
                        + " '%sspecimen', 'value': '%s'}], 'type': {'coding': [{'system': 'http://snomed.info/sct',"
                        + " 'code': '446676001'}]}, 'subject': {'display': 'milk', 'extension': [{'url':"
                        + " 'http://hl7.org/fhir/StructureDefinition/alternate-reference', 'valueReference':"
                        + " {'reference': '%s'}}]}, 'collection': {'collectedDateTime': '%s', 'quantity': %s}}",
                PROFILE, ID, number, milk, ago(Duration.ofMinutes(20)), millilitres(volume));
    }

    static ObjectNode bloodReport(String donor) {
        return Json.of(
                "{'resourceType': 'DiagnosticReport', 'meta': {'profile': ['%sserology-report']}, 'status': 'final',"
                        + " 'code': {'coding': [{'system': '%slab-test', 'code': 'MBDSCR'}]},"
                        + " 'subject': {'reference': '%s'}, 'effectiveDateTime': '%s', 'issued': '%s'}",
                PROFILE, CODES, donor, days(20), days(19));
    }

    /** @param stage {@code PRE} or {@code POST} */
    static ObjectNode cultureReport(String milk, String stage) {
        return Json.of(
                "{'resourceType': 'DiagnosticReport', 'meta': {'profile': ['%sculture-report']}, 'status': 'final',"
                        + " 'code': {'coding': [{'system': '%slab-test', 'code': 'MBCUL%s'}]}, 'subject': {'display':"
                        + " 'milk', 'extension': [{'url': 'http://hl7.org/fhir/StructureDefinition/alternate-reference',"
                        + " 'valueReference': {'reference': '%s'}}]}, 'effectiveDateTime': '%s', 'issued': '%s'}",
                PROFILE, CODES, stage, milk, ago(Duration.ofMinutes(20)), ago(Duration.ofMinutes(5)));
    }

    /** By no profile of the bank's. */
    static ObjectNode unknownTest(String milk, String value) {
        return Json.of(
                "{'resourceType': 'Observation', 'status': 'final', 'code': {'coding': [{'system': 'http://loinc.org',"
                        + " 'code': '%s'}]}, 'focus': [{'reference': '%s'}], 'effectiveDateTime': '%s', %s}",
                FindingAccount.TEST, milk, ago(Duration.ofMinutes(5)), value);
    }

    static ObjectNode labOrder(String milk, String test, String number) {
        return Json.of(
                "{'resourceType': 'ServiceRequest', 'meta': {'profile': ['%slab-order']}, 'identifier': [{'system':"
                        + " '%slab-order', 'value': '%s'}], 'status': 'active', 'intent': 'order', 'code': {'coding':"
                        + " [{'system': '%slab-test', 'code': '%s'}]}, 'subject': {'display': 'milk', 'extension':"
                        + " [{'url': 'http://hl7.org/fhir/StructureDefinition/alternate-reference', 'valueReference':"
                        + " {'reference': '%s'}}]}, 'authoredOn': '%s'}",
                PROFILE, ID, number, CODES, test, milk, ago(Duration.ofMinutes(10)));
    }
}
