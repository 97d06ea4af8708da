package org.lactarium.server.operations;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.label.LabelPrinter;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/** What every operation has at hand: the clock, the figures, who is calling, what the labels can carry, and milk by its id. */
@Component
class Bench {

    private final Clock clock;
    private final RuleProfile profile;
    private final Staff staff;
    private final MilkRecord record;
    private final Units units;
    private final LabelPrinter printer;

    Bench(Clock clock, RuleProfile profile, Staff staff, MilkRecord record, Units units, LabelPrinter printer) {
        this.clock = clock;
        this.profile = profile;
        this.staff = staff;
        this.record = record;
        this.units = units;
        this.printer = printer;
    }

    Instant now() {
        return clock.instant();
    }

    RuleProfile profile() {
        return profile;
    }

    /** {@code Practitioner/x}; null when the login stands for nobody. */
    @Nullable
    String person() {
        return staff.calling();
    }

    /** Whether milk may be given that number; asked before it is written down, because afterwards it stands on the milk. */
    Verdict mayBeGiven(UnitType level, String number) {
        return printer.mayBeGiven(level, number);
    }

    /**
     * {@code Practitioner/x}.
     *
     * @throws ForbiddenOperationException (HTTP 403) when the login stands for nobody
     */
    String accountable() {
        var person = staff.calling();
        if (person == null) {
            throw new ForbiddenOperationException("this asks for a login that stands for a person");
        }
        return person;
    }

    /**
     * What only the operation itself can ask, because who may depends on what it finds.
     *
     * @param act of {@link InnerActs}
     * @throws ForbiddenOperationException (HTTP 403) unless the caller may
     */
    void only(String act, RequestDetails request) {
        if (!staff.may(act)) {
            throw Refusals.onlyOthers(List.of(staff.act(act)), request);
        }
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException (HTTP 404) */
    MilkUnit unit(String id) {
        return units.read(id).orElseThrow(() -> Refusals.unknown("BiologicallyDerivedProduct/" + id));
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.InvalidRequestException (HTTP 400) when it is of another level */
    MilkUnit unit(String id, UnitType level) {
        var unit = unit(id);
        if (unit.type() != level) {
            throw Refusals.bad(unit.reference() + " is a " + unit.type().code() + ", not a " + level.code());
        }
        return unit;
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException (HTTP 404) when the record has no such thing */
    <T extends Resource> Reference known(Reference reference, Class<T> type) {
        var id = reference.getReferenceElement();
        if (id.hasResourceType() && !type.getSimpleName().equals(id.getResourceType())) {
            throw Refusals.bad(id.getResourceType() + " is named where a " + type.getSimpleName() + " is meant");
        }
        var named = id.hasResourceType() && id.hasIdPart();
        if (!named || record.read(type, id.getIdPart()).isEmpty()) {
            throw Refusals.unknown(
                    id.hasIdPart() ? id.getValue() : "a " + type.getSimpleName() + " without a reference");
        }
        return reference;
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.InvalidRequestException (HTTP 400) unless it is a bottle, or a feed drawn from one */
    MilkUnit bottleOrFeed(String id) {
        var unit = unit(id);
        return BottleChart.canBeFed(unit) ? unit : unit(id, UnitType.BOTTLE);
    }

    List<MilkUnit> bottlesOrFeeds(List<String> ids, Items items) {
        return all(ids, this::bottleOrFeed, items);
    }

    /** @param items what is refused of them, each by itself */
    List<MilkUnit> units(List<String> ids, UnitType level, Items items) {
        return all(ids, id -> unit(id, level), items);
    }

    private static List<MilkUnit> all(List<String> ids, Function<String, MilkUnit> known, Items items) {
        var found = ids.stream()
                .flatMap(id -> items.next(() -> Optional.of(id), () -> known.apply(id)).stream())
                .toList();
        items.unlessRefused();
        return found;
    }
}
