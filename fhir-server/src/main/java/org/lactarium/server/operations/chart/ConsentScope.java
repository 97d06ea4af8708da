package org.lactarium.server.operations.chart;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent.ConsentDataMeaning;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.lactarium.server.rule.Phrase;

/** Reads what narrows a provision: whose milk or which milk, what is done with it, what for. */
final class ConsentScope {

    private static final Set<String> TREATMENT = Set.of("TREAT", "ETREAT", "CAREMGT");
    private static final Set<String> NO_TREATMENT = Set.of("HRESCH", "HMARKT", "HPAYMT", "HOPERAT", "PUBHLTH");
    private static final Set<String> OF_PAPERS = Set.of("collect", "access", "disclose", "correct");
    private static final String USE = "use";

    enum Reach {
        THIS,
        OTHER,
        UNREAD
    }

    private ConsentScope() {}

    /** What is said of it that nobody here can compare with milk. */
    static List<Phrase> unread(ProvisionComponent said) {
        return said.hasSecurityLabel() || said.hasClass_() || said.hasDataPeriod()
                ? List.of(new Phrase("consent.part"))
                : List.of();
    }

    /** All of what narrows it must fit. */
    static Reach reach(ProvisionComponent said, AskedMilk milk) {
        var all = Stream.of(milk(said, milk), actors(said, milk), purposes(said), actions(said))
                .toList();
        return all.contains(Reach.OTHER) ? Reach.OTHER : all.contains(Reach.UNREAD) ? Reach.UNREAD : Reach.THIS;
    }

    private static Reach milk(ProvisionComponent said, AskedMilk milk) {
        return any(said.getData().stream()
                .map(data -> data.getMeaning() == ConsentDataMeaning.AUTHOREDBY
                        ? Reach.UNREAD
                        : milk.reach(Coded.plain(data.getReference()), denies(said)))
                .toList());
    }

    private static Reach actors(ProvisionComponent said, AskedMilk milk) {
        return any(said.getActor().stream()
                .map(actor -> milk.reach(Coded.plain(actor.getReference()), denies(said)))
                .toList());
    }

    private static Reach purposes(ProvisionComponent said) {
        return any(said.getPurpose().stream()
                .map(Coding::getCode)
                .map(code -> TREATMENT.contains(code)
                        ? Reach.THIS
                        : NO_TREATMENT.contains(code) ? Reach.OTHER : Reach.UNREAD)
                .toList());
    }

    /** What is done with papers is no feed; a yes to that alone is none to milk. */
    private static Reach actions(ProvisionComponent said) {
        return any(said.getAction().stream()
                .map(CodeableConcept::getCodingFirstRep)
                .map(Coding::getCode)
                .map(code -> USE.equals(code) ? Reach.THIS : OF_PAPERS.contains(code) ? Reach.OTHER : Reach.UNREAD)
                .toList());
    }

    private static boolean denies(ProvisionComponent said) {
        return said.getType() == ConsentProvisionType.DENY;
    }

    private static Reach any(List<Reach> alternatives) {
        return alternatives.isEmpty() || alternatives.contains(Reach.THIS)
                ? Reach.THIS
                : alternatives.contains(Reach.UNREAD) ? Reach.UNREAD : Reach.OTHER;
    }
}
