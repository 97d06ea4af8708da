package org.lactarium.server.operations.chart;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Extensions;
import org.lactarium.server.donor.Span;
import org.lactarium.server.feeding.ParentsAnswer;
import org.lactarium.server.feeding.Provision;
import org.lactarium.server.rule.Phrase;

/** Reads a provision of a parents' consent about some milk. Whatever it says that is not read here makes it unclear, and never a yes. */
final class ProvisionChart {

    private final AskedMilk milk;
    private final ZoneId zone;

    ProvisionChart(AskedMilk milk, ZoneId zone) {
        this.milk = milk;
        this.zone = zone;
    }

    /** @param outer what the provision says in which it stands; null of the outermost */
    Provision read(ProvisionComponent said, @Nullable ConsentProvisionType outer) {
        var topic = ConsentTopic.of(said, outer == null);
        var most = most(said, topic);
        List<Phrase> unread = new ArrayList<>(ConsentScope.unread(said));
        var reach = ConsentScope.reach(said, milk);
        if (reach == ConsentScope.Reach.UNREAD) {
            unread.add(new Phrase("consent.whose"));
        }
        if (topic == ConsentTopic.UNREAD || topic == ConsentTopic.LIMITED && most == null) {
            unread.add(new Phrase("consent.wish"));
        }
        if (said.getType() == ConsentProvisionType.DENY && topic.limits()) {
            unread.add(new Phrase("consent.wish"));
        }
        if (said.getType() != ConsentProvisionType.PERMIT && said.getType() != ConsentProvisionType.DENY) {
            unread.add(new Phrase("consent.word"));
        }
        if (outer == ConsentProvisionType.DENY
                && said.getType() == ConsentProvisionType.PERMIT
                && most == null
                && !said.hasPeriod()
                && !said.hasActor()
                && !said.hasData()) {
            // an exception as wide as the rule it is an exception from
            unread.add(new Phrase("consent.contradiction"));
        }
        return new Provision(
                says(said, topic, unread),
                said.hasPeriod() ? Moments.span(said.getPeriod(), zone) : Span.ALWAYS,
                reach != ConsentScope.Reach.OTHER && topic != ConsentTopic.OTHER,
                most,
                unread,
                said.getProvision().stream()
                        .map(inner -> read(inner, said.getType()))
                        .toList());
    }

    private static ParentsAnswer says(ProvisionComponent said, ConsentTopic topic, List<Phrase> unread) {
        if (topic == ConsentTopic.DECLINED) {
            return ParentsAnswer.REFUSED;
        }
        if (!unread.isEmpty()) {
            return ParentsAnswer.UNCLEAR;
        }
        return said.getType() == ConsentProvisionType.PERMIT ? ParentsAnswer.PERMITTED : ParentsAnswer.REFUSED;
    }

    private static @Nullable Integer most(ProvisionComponent said, ConsentTopic topic) {
        var most = limit(said.getExtensionByUrl(Extensions.MAX_DONORS));
        return topic == ConsentTopic.SINGLE ? Integer.valueOf(1) : most;
    }

    static @Nullable Integer limit(@Nullable Extension extension) {
        return extension != null && extension.getValue() instanceof PositiveIntType most ? most.getValue() : null;
    }
}
