package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Profiles;
import org.lactarium.server.donor.Birth;
import org.lactarium.server.donor.Woman;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.stereotype.Component;

/** Reads who a donor is: her sex, her birth, and when her children were born, as written beside her or as she answered. */
@Component
public class WomanChart {

    private static final String ASKED = "baby-birth-date";
    private static final String ROLES = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";

    private final MilkRecord record;
    private final ZoneId zone;

    WomanChart(MilkRecord record, RuleProfile profile) {
        this.record = record;
        this.zone = profile.zone();
    }

    /** Whether two versions of a record say otherwise who she is. */
    public static boolean differ(Patient was, Patient is) {
        return was.getGender() != is.getGender()
                || !Base.compareDeep(was.getBirthDateElement(), is.getBirthDateElement(), false);
    }

    public static boolean isChild(RelatedPerson person) {
        return person.getMeta().hasProfile(Profiles.DONOR_CHILD)
                || person.getRelationship().stream().anyMatch(role -> Coded.has(role, ROLES, "NCHILD"));
    }

    /** Written beside her under any of these numbers, and not taken back. */
    List<RelatedPerson> children(List<String> donors) {
        return record.referring(RelatedPerson.class, "patient", donors).stream()
                .filter(WomanChart::isChild)
                .filter(person -> !person.hasActive() || person.getActive())
                .toList();
    }

    Woman of(Patient donor, List<QuestionnaireResponse> interviews, List<RelatedPerson> children) {
        var written = children.stream().map(RelatedPerson::getBirthDateElement);
        var said = interviews.stream().flatMap(interview -> ScreeningChart.days(interview, ASKED));
        return new Woman(
                donor.hasGender() ? donor.getGender().toCode() : null,
                birth(donor.getBirthDateElement()).orElse(null),
                Stream.concat(written, said)
                        .flatMap(day -> birth(day).stream())
                        .distinct()
                        .toList());
    }

    private Optional<Birth> birth(DateType day) {
        return day.hasValue()
                ? Optional.of(new Birth(day(Moments.first(whole(day), zone)), day(Moments.last(whole(day), zone))))
                : Optional.empty();
    }

    private static BaseDateTimeType whole(DateType day) {
        return new DateTimeType(day.getValueAsString());
    }

    private LocalDate day(@Nullable Instant at) {
        return Objects.requireNonNull(at).atZone(zone).toLocalDate();
    }
}
