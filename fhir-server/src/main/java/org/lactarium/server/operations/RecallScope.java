package org.lactarium.server.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.RecallChart;
import org.lactarium.server.recall.Window;
import org.springframework.stereotype.Component;

/**
 * What a recall or a trace starts from: one unit, donor, batch, device, lot of consumables or complaint, and a window of
 * time.
 */
@Component
class RecallScope {

    private final Bench bench;
    private final MilkRecord record;
    private final RecallChart chart;

    RecallScope(Bench bench, MilkRecord record, RecallChart chart) {
        this.bench = bench;
        this.record = record;
        this.chart = chart;
    }

    /** The words of it are the number of a recall, so they stay as they are. */
    record Start(String kind, String id) {}

    record Scope(Start start, Window window) {

        /** The same for the same scope, so that a recall is found again. */
        String words() {
            return start + " " + window;
        }

        /** What it rests on and may be told to everybody: a complaint or assessment, a machine; never a person. */
        Optional<String> basis() {
            return switch (start.kind()) {
                case "issue" -> Optional.of("DetectedIssue/" + start.id());
                case "device" -> Optional.of("Device/" + start.id());
                default -> Optional.empty();
            };
        }

        /** {@code Patient/x} when it starts from a donor. */
        Optional<String> donor() {
            return start.kind().equals("donor") ? Optional.of("Patient/" + start.id()) : Optional.empty();
        }
    }

    Scope of(Ask ask) {
        var starts = Stream.of(
                        ask.ids("unit", "BiologicallyDerivedProduct").stream().map(id -> new Start("unit", id)),
                        ask.ids("donor", "Patient").stream().map(id -> new Start("donor", id)),
                        ask.ids("batch", "BiologicallyDerivedProduct").stream().map(id -> new Start("batch", id)),
                        ask.ids("device", "Device").stream().map(id -> new Start("device", id)),
                        ask.texts("consumable").stream().map(lot -> new Start("consumable", lot)),
                        ask.ids("issue", "DetectedIssue").stream().map(id -> new Start("issue", id)))
                .flatMap(one -> one)
                .toList();
        if (starts.size() != 1) {
            throw Refusals.bad("give exactly one of unit, donor, batch, device, consumable and issue");
        }
        return new Scope(
                starts.get(0),
                new Window(ask.moment("from").orElse(null), ask.moment("to").orElse(null)));
    }

    /** The milk it starts from and everything made from it. */
    List<MilkUnit> affected(Scope scope) {
        return chart.withAllMadeFrom(first(scope));
    }

    /** Where a trace begins, as {@code Type/id}: the milk, and the donor when it starts from her. */
    List<String> nodes(Scope scope) {
        var nodes = new ArrayList<>(scope.donor().stream().toList());
        first(scope).forEach(unit -> nodes.add(unit.reference()));
        return nodes;
    }

    private List<MilkUnit> first(Scope scope) {
        var id = scope.start().id();
        return switch (scope.start().kind()) {
            case "unit" -> List.of(bench.unit(id));
            case "batch" -> List.of(bench.unit(id, UnitType.BATCH));
            case "donor" -> chart.ofDonor("Patient/" + id, scope.window());
            case "issue" ->
                issue(id).getImplicated().stream()
                        .map(Coded::plain)
                        .filter(unit -> unit.startsWith("BiologicallyDerivedProduct/"))
                        .map(unit -> bench.unit(unit.substring(unit.indexOf('/') + 1)))
                        .toList();
            case "device" -> chart.ofDevice("Device/" + id, scope.window());
            default -> chart.ofConsumable(id, scope.window());
        };
    }

    /** A complaint whose milk is called back is decided. */
    void decided(Scope scope) {
        if (scope.start().kind().equals("issue")) {
            var issue = issue(scope.start().id());
            if (issue.getStatus() == DetectedIssueStatus.PRELIMINARY) {
                record.update(issue.setStatus(DetectedIssueStatus.FINAL));
            }
        }
    }

    private DetectedIssue issue(String id) {
        return record.read(DetectedIssue.class, id)
                .filter(issue -> issue.getMeta().hasProfile(Profiles.RISK_ASSESSMENT))
                .orElseThrow(() -> Refusals.unknown("a risk assessment DetectedIssue/" + id));
    }
}
