package org.lactarium.server.operations.guard;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.AdverseEvent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Profiles;
import org.lactarium.server.operations.BankInterceptor;
import org.lactarium.server.operations.Refusals;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.CultureStage;
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

    /** Of a fact, and of whatever else there is, a task or a flag: moved to somebody else it would be gone from where it counted. */
    private static final Set<String> STAY = Set.of("subject", "focus", "patient", "for", "specimen", "source");

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
        if (before instanceof Observation was
                && after instanceof Observation is
                && (!keepsItsCode(was, is) || !CultureStage.of(was).equals(CultureStage.of(is)))) {
            return false;
        }
        return (!(before instanceof RelatedPerson) || isTheSameRelative(before, after))
                && before instanceof Resource was
                && after instanceof Resource is
                && about(was).equals(about(is))
                && suspects(is).containsAll(suspects(was));
    }

    /** More milk may come under suspicion, and none gets out of it by a stroke of the pen. */
    private static List<String> suspects(Resource event) {
        return event instanceof AdverseEvent report
                ? report.getSuspectEntity().stream()
                        .map(suspect -> Coded.plain(suspect.getInstance()) + Coded.alternate(suspect.getInstance()))
                        .toList()
                : List.of();
    }

    private static boolean keepsItsCode(Observation was, Observation is) {
        return !was.getCode().hasCoding()
                || was.getCode().getCoding().stream()
                        .anyMatch(coding -> is.getCode().hasCoding(coding.getSystem(), coding.getCode()));
    }

    private static boolean isTheSameRelative(IBaseResource before, IBaseResource after) {
        return RELATIVES.stream().allMatch(kind -> claims(before, kind) == claims(after, kind));
    }

    private static boolean claims(IBaseResource paper, String profile) {
        return paper.getMeta().getProfile().stream().anyMatch(claimed -> profile.equals(claimed.getValue()));
    }

    /** Whom, what and which specimen it names, as {@code subject Patient/x}. */
    private static List<String> about(Resource any) {
        return any.children().stream()
                .filter(element -> STAY.contains(element.getName()))
                .flatMap(element -> element.getValues().stream()
                        .filter(Reference.class::isInstance)
                        .map(Reference.class::cast)
                        .flatMap(reference -> Stream.of(Coded.plain(reference), Coded.alternate(reference)))
                        .filter(named -> !named.isEmpty())
                        .map(named -> element.getName() + " " + named))
                .toList();
    }
}
