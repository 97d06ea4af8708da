package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lactarium.server.LactariumServer;

/** May this donor give today, and if not why and until when; and what falls due, by day. */
class DonorFitnessTest {

    private final Bank bank = new Bank();
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Hong_Kong"));

    @Test
    void aHealthyDonorIsFitUntilHerBloodIsOld() {
        var donor = bank.people().anotherHealthyDonor();

        var answer = fitness(donor, new Parameters());

        assertThat(fit(answer)).isTrue();
        assertThat(Bank.rules(answer)).isEmpty();
        assertThat(day(answer, "until")).isEqualTo(bloodIsOld());
        assertThat(due(answer)).contains("serology " + bloodIsOld());
    }

    @Test
    void aDonorWithAFeverIsNotFitAndTheAnswerSaysWhyAndUntilWhen() {
        var donor = bank.people().anotherHealthyDonor();
        bank.store(Interviews.disclosing(donor, "vaccination", Instant.now().minus(3, ChronoUnit.DAYS), null));

        var answer = fitness(donor, new Parameters());

        assertThat(fit(answer)).isFalse();
        assertThat(Bank.rules(answer)).containsExactly("donor-deferred");
        assertThat(day(answer, "until")).isEqualTo(today.minusDays(3).plusDays(28));
        var then = new Parameters();
        then.addParameter()
                .setName("at")
                .setValue(new DateType(today.plusDays(26).toString()));
        assertThat(fit(fitness(donor, then))).isTrue();
    }

    @Test
    void aDonorWithoutPapersIsNotFitAndNoDayIsPromised() {
        var answer = fitness(bank.people().donor(), new Parameters());

        assertThat(fit(answer)).isFalse();
        assertThat(Bank.rules(answer)).contains("donor-not-enrolled", "interview-missing", "serology-incomplete");
        assertThat(answer.hasParameter("until")).isFalse();
    }

    @Test
    void sentencesAndWhatFallsDueAreSaidInTheLanguageOfTheCaller() {
        var donor = bank.people().anotherHealthyDonor();

        var answer = bank.client
                .operation()
                .onInstance(donor)
                .named("$fitness")
                .withNoParameters(Parameters.class)
                .withAdditionalHeader("Accept-Language", "zh-HK")
                .execute();

        assertThat(LactariumServer.shared().fhir().newJsonParser().encodeResourceToString(answer))
                .contains("血清測試");
    }

    @Test
    void whatIsNoDayOrNoDonorIsABadRequest() {
        var donor = bank.people().anotherHealthyDonor();
        var month = new Parameters();
        month.addParameter().setName("at").setValue(new DateType("2026-05"));
        var infant = bank.people().infant(bank.number("H"));

        assertThat(catchThrowableOfType(BaseServerResponseException.class, () -> fitness(donor, month))
                        .getStatusCode())
                .isEqualTo(400);
        assertThat(catchThrowableOfType(BaseServerResponseException.class, () -> fitness(infant, new Parameters()))
                        .getStatusCode())
                .isEqualTo(400);
    }

    @Test
    void aWardDoesNotAskAboutDonors() {
        var donor = bank.people().anotherHealthyDonor();

        assertThat(catchThrowableOfType(ForbiddenOperationException.class, () -> LactariumServer.shared()
                        .client("demo-ward")
                        .operation()
                        .onInstance(donor)
                        .named("$fitness")
                        .withNoParameters(Parameters.class)
                        .execute()))
                .isNotNull();
    }

    @Test
    void whatFallsDueIsListedByDayAndOfAnotherDayIsNot() {
        var donor = bank.people().anotherHealthyDonor();
        var interview = Interviews.harmless(donor, Instant.now().minus(1, ChronoUnit.DAYS));
        Interviews.born(interview, today.plusDays(5).minusYears(1));
        bank.store(interview);

        assertThat(listed(donor, null, null)).containsExactly(today.plusDays(5) + " child-birthday");
        assertThat(listed(donor, today.plusDays(6), today.plusDays(20))).isEmpty();
        assertThat(listed(donor, bloodIsOld(), bloodIsOld())).containsExactly(bloodIsOld() + " serology");
    }

    private LocalDate bloodIsOld() {
        return Instant.now()
                .minus(20, ChronoUnit.DAYS)
                .atZone(ZoneId.of("Asia/Hong_Kong"))
                .toLocalDate()
                .plusMonths(3);
    }

    private List<String> listed(String donor, @Nullable LocalDate from, @Nullable LocalDate to) {
        var in = new Parameters();
        Stream.of("from", "to").forEach(name -> {
            var day = name.equals("from") ? from : to;
            if (day != null) {
                in.addParameter().setName(name).setValue(new DateType(day.toString()));
            }
        });
        var answer = LactariumServer.shared()
                .client("demo-donor-coordinator")
                .operation()
                .onType(Patient.class)
                .named("$donors-due")
                .withParameters(in)
                .useHttpGet()
                .execute();
        return answer.getParameter().stream()
                .flatMap(day -> day.getPart().stream()
                        .filter(part -> part.getName().equals("due"))
                        .filter(part -> ((Reference) part(part, "donor").getValue())
                                .getReference()
                                .equals(donor))
                        .map(part -> part(day, "on").getValue().primitiveValue() + " " + code(part)))
                .toList();
    }

    private Parameters fitness(String donor, Parameters in) {
        return LactariumServer.shared()
                .client("demo-donor-coordinator")
                .operation()
                .onInstance(donor)
                .named("$fitness")
                .withParameters(in)
                .useHttpGet()
                .execute();
    }

    private static boolean fit(Parameters answer) {
        return ((BooleanType) answer.getParameter("fit").getValue()).booleanValue();
    }

    private static LocalDate day(Parameters answer, String name) {
        return LocalDate.parse(answer.getParameter(name).getValue().primitiveValue());
    }

    private static List<String> due(Parameters answer) {
        return answer.getParameter().stream()
                .filter(one -> one.getName().equals("due"))
                .map(one -> code(one) + " " + part(one, "on").getValue().primitiveValue())
                .toList();
    }

    private static String code(ParametersParameterComponent due) {
        return ((CodeableConcept) part(due, "what").getValue())
                .getCodingFirstRep()
                .getCode();
    }

    private static ParametersParameterComponent part(ParametersParameterComponent of, String name) {
        return of.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
