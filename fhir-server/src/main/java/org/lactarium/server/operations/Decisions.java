package org.lactarium.server.operations;

import java.time.Clock;
import java.util.Date;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.Evidence;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rulebook.ProfileText;
import org.springframework.stereotype.Component;

/**
 * Keeps every decision with what it rests on: who, when, which figures, every rule with its values, what was read.
 *
 * <p>A refusal changes nothing and is not kept; the caller has it word for word.
 */
@Component
public class Decisions {

    /** Who decides when nobody is asked. */
    private static final String SERVER = "Lactarium";

    private final Clock clock;
    private final MilkRecord record;
    private final Staff staff;
    private final RuleProfile profile;
    private final String digest;

    Decisions(Clock clock, MilkRecord record, Staff staff, RuleProfile profile, ProfileText text) {
        this.clock = clock;
        this.record = record;
        this.staff = staff;
        this.profile = profile;
        this.digest = text.digest();
    }

    /** Taken by the caller. */
    public void keep(Decision decision) {
        var person = staff.calling();
        keep(decision, person == null ? new Reference().setDisplay(SERVER) : new Reference(person));
    }

    /** Taken by the server, because of something it learned. */
    public void keepOwn(Decision decision) {
        keep(decision, new Reference().setDisplay(SERVER));
    }

    private void keep(Decision decision, Reference who) {
        var paper = new Provenance();
        paper.getMeta().addProfile(Profiles.MILK_DECISION);
        decision.about().forEach(about -> paper.addTarget(new Reference(about)));
        paper.setRecorded(Date.from(clock.instant()));
        paper.setActivity(Coded.concept(Systems.DECISION, decision.kind().code()));
        paper.addAgent().setWho(who);
        paper.addPolicy(Account.figures(profile));
        if (decision.why() != null) {
            paper.addReason().setText(decision.why());
        }
        enclose(paper, decision);
        record.create(paper);
    }

    /** Puts the rules, their values and what was read into the paper itself, so that they stay together. */
    void enclose(Provenance paper, Decision decision) {
        Parameters evidence = Evidence.write(decision.outcome(), digest, decision.verdict(), decision.looked());
        paper.addContained(evidence);
        paper.addEntity().setRole(ProvenanceEntityRole.SOURCE).setWhat(new Reference("#" + Evidence.ID));
    }
}
