package org.lactarium.server.operations.guard;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.NutritionOrder;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Profiles;
import org.lactarium.server.operations.BankInterceptor;
import org.lactarium.server.operations.Refusals;
import org.lactarium.server.operations.chart.Coded;
import org.springframework.stereotype.Component;

/**
 * A fact stays what it is and about whom it is: it is amended or entered in error, and another one is written. One that is rewritten
 * would be gone from where it counted, and nobody would hear of it.
 */
@Component
@Interceptor(order = ServerOwnedGuard.BEFORE_OTHER_GUARDS)
class RewriteGuard implements BankInterceptor {

    /** Whoever could make a mother of one infant that of another would make a donor that infant's mother. */
    private static final List<String> RELATIVES = List.of(Profiles.RECIPIENT_MOTHER, Profiles.DONOR_CHILD);

    private static final String OWN = "https://lactarium.org/fhir/";

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, @Nullable RequestDetails request) {
        if (ServerOwnedGuard.fromOutside(request) && !staysWhatItWas(before, after)) {
            throw Refusals.bad(before.fhirType() + "/" + before.getIdElement().getIdPart()
                    + " stays what it is and about whom it is. Enter it in error and write another one.");
        }
    }

    private static boolean staysWhatItWas(IBaseResource before, IBaseResource after) {
        return keepsItsProfiles(before, after) && staysAbout(before, after);
    }

    /** Without its profile it would be held to nothing, and be found by nobody who looks for it. */
    private static boolean keepsItsProfiles(IBaseResource before, IBaseResource after) {
        return before.getMeta().getProfile().stream()
                .map(IPrimitiveType::getValue)
                .filter(profile -> profile != null && profile.startsWith(OWN))
                .allMatch(profile ->
                        after.getMeta().getProfile().stream().anyMatch(kept -> profile.equals(kept.getValue())));
    }

    private static boolean staysAbout(IBaseResource before, IBaseResource after) {
        if (before instanceof Observation was && after instanceof Observation is) {
            return (!was.getCode().hasCoding()
                            || was.getCode().getCoding().stream()
                                    .anyMatch(coding -> is.getCode().hasCoding(coding.getSystem(), coding.getCode())))
                    && Coded.plain(was.getSubject()).equals(Coded.plain(is.getSubject()))
                    && Coded.references(was.getFocus()).equals(Coded.references(is.getFocus()));
        }
        if (before instanceof RelatedPerson was && after instanceof RelatedPerson is) {
            return RELATIVES.stream()
                            .allMatch(kind -> was.getMeta().hasProfile(kind)
                                    == is.getMeta().hasProfile(kind))
                    && about(was).equals(about(is));
        }
        return about(before).equals(about(after));
    }

    /** Whom a paper is about; empty for what is no paper about a person. */
    private static String about(IBaseResource paper) {
        if (paper instanceof Consent consent) {
            return Coded.plain(consent.getPatient());
        }
        if (paper instanceof EpisodeOfCare enrolment) {
            return Coded.plain(enrolment.getPatient());
        }
        if (paper instanceof NutritionOrder order) {
            return Coded.plain(order.getPatient());
        }
        if (paper instanceof RelatedPerson relative) {
            return Coded.plain(relative.getPatient());
        }
        if (paper instanceof Encounter stay) {
            return Coded.plain(stay.getSubject());
        }
        if (paper instanceof DiagnosticReport report) {
            return Coded.plain(report.getSubject());
        }
        return paper instanceof QuestionnaireResponse interview ? Coded.plain(interview.getSubject()) : "";
    }
}
