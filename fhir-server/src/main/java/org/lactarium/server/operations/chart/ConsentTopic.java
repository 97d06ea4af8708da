package org.lactarium.server.operations.chart;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.lactarium.profiles.Systems;

/** What a provision of a parents' consent is about, by its codes; the one that binds most counts. */
enum ConsentTopic {
    DECLINED,
    UNREAD,
    SINGLE,
    LIMITED,
    /** Donor milk, without a wish. */
    MILK,
    /** Something else that they agreed to or not. */
    OTHER;

    private static final String RECEIVE = "receive-donor-milk";
    private static final String SINGLE_DONOR = "single-donor-only";
    private static final String SO_MANY = "limit-donor-count";
    private static final Set<String> LIMITS = Set.of(SINGLE_DONOR, SO_MANY);
    private static final Set<String> HARMLESS = Set.of("no-restriction", "disclose-donor-identity-by-agreement");

    /** @param outermost a local code beside the bank's own binds nothing there; within, nobody can say what it is an exception for */
    static ConsentTopic of(ProvisionComponent said, boolean outermost) {
        var all = said.getCode().stream()
                .flatMap(code -> code.getCoding().stream())
                .toList();
        var wishes = codes(all, Systems.KINSHIP_PREFERENCE);
        var uses = codes(all, Systems.CONSENT_USE);
        if (wishes.contains("decline-donor-milk")) {
            return DECLINED;
        }
        if (wishes.stream().anyMatch(wish -> !HARMLESS.contains(wish) && !LIMITS.contains(wish))) {
            return UNREAD;
        }
        if (wishes.contains(SINGLE_DONOR)) {
            return SINGLE;
        }
        if (wishes.contains(SO_MANY)) {
            return LIMITED;
        }
        if (uses.contains(RECEIVE) || !wishes.isEmpty() || !said.hasCode()) {
            return MILK;
        }
        return uses.isEmpty() && !outermost ? UNREAD : OTHER;
    }

    boolean limits() {
        return this == SINGLE || this == LIMITED;
    }

    private static Set<String> codes(List<Coding> all, String system) {
        return all.stream()
                .filter(coding -> system.equals(coding.getSystem()) && coding.hasCode())
                .map(Coding::getCode)
                .collect(Collectors.toSet());
    }
}
