package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.NutritionOrder;
import org.hl7.fhir.r4.model.NutritionOrder.NutritionOrderStatus;
import org.hl7.fhir.r4.model.Patient;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.donor.Span;
import org.lactarium.server.feeding.InfantFile;
import org.lactarium.server.operations.Lock;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.stereotype.Component;

/** Reads what the rules ask about an infant. */
@Component
public class InfantChart {

    private static final String DONOR_MILK = "819974004";

    private final MilkRecord record;
    private final DonorAliases aliases;
    private final KinshipChart kinship;
    private final RuleProfile profile;

    InfantChart(MilkRecord record, DonorAliases aliases, KinshipChart kinship, RuleProfile profile) {
        this.record = record;
        this.aliases = aliases;
        this.kinship = kinship;
        this.profile = profile;
    }

    /**
     * By wristband: a hospital number, {@code system|number}, or a reference. Two infants with one number are none; two
     * records of one infant are that infant.
     */
    public Optional<Patient> scanned(String text) {
        var found = text.startsWith("Patient/")
                ? record.read(Patient.class, text.substring("Patient/".length())).stream()
                        .toList()
                : Query.identifier(text)
                        .map(query -> record.find(Patient.class, query))
                        .orElse(List.of());
        var infants = found.stream().filter(InfantChart::isInfant).toList();
        if (infants.isEmpty()) {
            return Optional.empty();
        }
        var same = aliases.of(infants.get(0));
        return infants.stream().allMatch(one -> same.contains(reference(one)))
                ? Optional.of(infants.get(0))
                : Optional.empty();
    }

    /**
     * What is known of an infant under all its numbers.
     *
     * @param infant {@code Patient/x}
     * @param milk the milk it may or may not have
     */
    public InfantFile file(String infant, Collection<MilkUnit> milk) {
        var records = aliases.of(infant);
        return new InfantFile(
                        infant,
                        Set.copyOf(records),
                        kinship.wishes(records, milk),
                        records.stream()
                                .flatMap(one -> record.find(NutritionOrder.class, Query.where("patient", one)).stream())
                                .filter(InfantChart::standing)
                                .flatMap(this::spans)
                                .toList(),
                        false)
                .ofMothersOwn(kinship.mothersOwn(infant, milk));
    }

    /** The same for a feed that is amended: the order it was given by stood then, whatever became of it. */
    public InfantFile fileOfAmended(String infant, MilkUnit milk, Collection<NutritionOrder> givenBy) {
        var file = file(infant, List.of(milk));
        return file.alsoOrdered(givenBy.stream()
                .filter(order -> file.records().contains(Coded.plain(order.getPatient())))
                .flatMap(this::spans)
                .toList());
    }

    /** Feeds from two bottles at one moment share the day that was ordered. */
    public Stream<Lock> lock(String infant) {
        return aliases.of(infant).stream()
                .sorted()
                .limit(1)
                .map(record -> new Lock(Lock.Kind.PERSON, record.substring("Patient/".length())));
    }

    /** What may be picked for an infant. Parents who name no milk and no donor are asked when it is picked. */
    public ChoiceOfMilk choice(String infant, Instant now) {
        return new ChoiceOfMilk(
                kinship.limit(infant, now),
                bottle -> kinship.donors(infant, bottle),
                kinship.chooses(infant)
                        ? bottle -> file(infant, List.of(bottle)).allows(now)
                        : bottle -> true);
    }

    /** {@code Patient/x} under all numbers of the infant. */
    public List<String> records(String infant) {
        return aliases.of(infant);
    }

    private Stream<Span> spans(NutritionOrder order) {
        return OrderChart.of(order, profile).spans().stream();
    }

    /** Whether the order stands, and stood at this moment. */
    public boolean stands(NutritionOrder order, Instant at) {
        return standing(order) && OrderChart.covers(order, at, profile);
    }

    /** Whether the order stood at this moment, whatever became of it since. */
    public boolean stood(NutritionOrder order, Instant at) {
        return OrderChart.covers(order, at, profile);
    }

    public static boolean standing(NutritionOrder order) {
        return order.getStatus() == NutritionOrderStatus.ACTIVE
                && order.getEnteralFormula().getBaseFormulaType().hasCoding(Systems.SNOMED, DONOR_MILK);
    }

    private static String reference(Patient infant) {
        return "Patient/" + infant.getIdElement().getIdPart();
    }

    private static boolean isInfant(Patient patient) {
        return patient.getMeta().hasProfile(Profiles.RECIPIENT);
    }
}
