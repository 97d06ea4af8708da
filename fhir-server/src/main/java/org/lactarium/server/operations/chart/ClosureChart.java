package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.server.batch.Closure;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.stereotype.Component;

/** Reads when the bank is closed, as the flags on its places say. */
@Component
public class ClosureChart {

    private final MilkRecord record;
    private final RuleProfile profile;

    ClosureChart(MilkRecord record, RuleProfile profile) {
        this.record = record;
        this.profile = profile;
    }

    /**
     * Closures that are not over by then, of a place or anything it is part of.
     *
     * @param place where the work is done; null when the record does not say, and then every closure counts
     */
    public List<Closure> from(Instant then, @Nullable Reference place) {
        return flags(then, place).map(this::closure).toList();
    }

    /** Those of them that had been announced by {@code known}. */
    public List<Closure> announced(Instant then, @Nullable Reference place, Instant known) {
        return flags(then, place)
                .filter(flag -> !flag.getMeta().getLastUpdated().toInstant().isAfter(known))
                .map(this::closure)
                .toList();
    }

    private Stream<Flag> flags(Instant then, @Nullable Reference place) {
        var places = place == null ? Set.<String>of() : withAllAbove(Coded.plain(place));
        return record.find(Flag.class, Query.where("date", "ge" + then)).stream()
                .filter(flag -> flag.getStatus() == FlagStatus.ACTIVE)
                .filter(flag -> flag.getPeriod().hasStart() && reason(flag) != null)
                .filter(flag -> place == null || places.contains(Coded.plain(flag.getSubject())));
    }

    private Set<String> withAllAbove(String place) {
        var found = new HashSet<String>();
        var next = place;
        while (next.startsWith("Location/") && found.add(next)) {
            next = record.read(Location.class, next.substring("Location/".length()))
                    .map(location -> Coded.plain(location.getPartOf()))
                    .orElse("");
        }
        return found;
    }

    private Closure closure(Flag flag) {
        var span = Moments.span(flag.getPeriod(), profile.zone());
        var reason = reason(flag);
        return new Closure(
                "Flag/" + flag.getIdElement().getIdPart(),
                reason == null ? "" : reason,
                span.from() == null ? Instant.MIN : span.from(),
                span.to());
    }

    private static @Nullable String reason(Flag flag) {
        return flag.getCode().getCoding().stream()
                .filter(coding -> Systems.CLOSURE_REASON.equals(coding.getSystem()))
                .map(Coding::getCode)
                .findFirst()
                .orElse(null);
    }
}
