package org.lactarium.server.operations.guard;

import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.profiles.MilkBank;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.CultureChart;
import org.lactarium.server.operations.chart.DonorChart;
import org.lactarium.server.operations.chart.FindingChart;
import org.lactarium.server.operations.chart.Measures;
import org.lactarium.server.operations.chart.SerologyChart;

/**
 * What kinds of thing a resource is: by every profile of ours that it declares, and by everything the rules would read it as,
 * whatever it declares. {@code Type/profile}; {@code Type} for what is neither.
 */
final class WrittenKinds {

    private static final String OWN = MilkBank.CANONICAL + "/StructureDefinition/";

    private WrittenKinds() {}

    /** @param known kinds that the table of who may do what knows; another profile of ours is refused as unknown */
    static Set<String> of(Resource resource, Set<String> known) {
        var kinds = new TreeSet<String>();
        resource.getMeta().getProfile().stream()
                .map(PrimitiveType::getValue)
                .filter(profile -> profile != null && profile.startsWith(OWN))
                .map(profile -> profile.substring(OWN.length()).split("\\|", 2)[0])
                .map(profile -> resource.fhirType() + "/" + profile)
                .filter(known::contains)
                .forEach(kinds::add);
        if (resource instanceof Observation observed) {
            readAs(observed).forEach(kind -> kinds.add("Observation/" + kind));
        }
        if (resource instanceof Consent consent) {
            readAs(consent).forEach(kind -> kinds.add("Consent/" + kind));
        }
        return kinds.isEmpty() ? Set.of(resource.fhirType()) : kinds;
    }

    private static Set<String> readAs(Observation observed) {
        var code = observed.getCode();
        var kinds = new TreeSet<String>();
        if (code.hasCoding(Systems.SNOMED, BottleChart.FEED_GIVEN)) {
            kinds.add("feed-given");
        }
        if (CultureChart.isCulture(observed)) {
            kinds.add("colony-count");
        }
        if (SerologyChart.test(observed).isPresent() || FindingChart.ofLaboratory(observed)) {
            kinds.add("serology");
        }
        if (DonorChart.isEligibility(observed)) {
            kinds.add("donor-eligibility");
        }
        if (code.hasCoding(Systems.LAB_TEST, "MBMACRO")) {
            kinds.add("macronutrients");
        }
        if (code.hasCoding(Systems.MILK_OBSERVATION, "temperature-curve")) {
            kinds.add("temperature-curve");
        }
        if (kinds.isEmpty() && Measures.is(observed)) {
            kinds.add("measurement");
        }
        return kinds;
    }

    /** One paper may be both, and then both must be its writer's. */
    private static Set<String> readAs(Consent consent) {
        var kinds = new TreeSet<String>();
        for (var use : consent.getProvision().getCode()) {
            if (Coded.has(use, Systems.CONSENT_USE, "donate-to-infants")) {
                kinds.add("donor-consent");
            }
            if (Coded.has(use, Systems.CONSENT_USE, "receive-donor-milk")) {
                kinds.add("parent-consent");
            }
        }
        return kinds;
    }
}
