package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.profiles.Systems;
import org.lactarium.server.batch.ThawPlan;
import org.lactarium.server.operations.chart.ClosureChart;
import org.lactarium.server.operations.chart.Moments;
import org.lactarium.server.operations.chart.RunChart;
import org.lactarium.server.operations.chart.ThawChart;
import org.springframework.stereotype.Component;

/**
 * {@code $thaw-board}: all milk that left the freezer and was not heated, most urgent first, with what can be done.
 *
 * <p>With {@code _format=html} the same as a page for the wall. Looking changes nothing.
 */
@Component
class ThawBoard implements BankOperation {

    private final Bench bench;
    private final ThawChart thaws;
    private final ClosureChart closures;

    ThawBoard(Bench bench, ThawChart thaws, ClosureChart closures) {
        this.bench = bench;
        this.thaws = thaws;
        this.closures = closures;
    }

    /** @param thawing what, @param plan until when and how */
    record Row(ThawChart.Thawing thawing, ThawPlan plan) {}

    @Operation(name = "$thaw-board", typeName = "BiologicallyDerivedProduct", idempotent = true, manualResponse = true)
    public void board(ServletRequestDetails request) throws IOException {
        var response = request.getServletResponse();
        var now = bench.now();
        if (BoardPage.wanted(request)) {
            write(
                    response,
                    "text/html",
                    new BoardPage(bench.profile().zone(), now).of(rows(), BoardPage.language(request)));
            return;
        }
        var answer = new Parameters();
        rows().forEach(row -> describe(answer, row));
        var xml = "xml".equals(request.getParameters().getOrDefault("_format", new String[] {""})[0]);
        var context = request.getFhirContext();
        write(
                response,
                xml ? "application/fhir+xml" : "application/fhir+json",
                (xml ? context.newXmlParser() : context.newJsonParser()).encodeResourceToString(answer));
    }

    private static void write(HttpServletResponse response, String type, String body) throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(type);
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(body);
        response.getWriter().flush();
    }

    private List<Row> rows() {
        var now = bench.now();
        return thaws.now().stream()
                .map(one -> new Row(
                        one,
                        ThawPlan.of(
                                RunChart.clock(one.thaw(), bench.profile()),
                                now,
                                closures.from(
                                        now,
                                        one.thaw().hasLocation() ? one.thaw().getLocation() : null),
                                bench.profile())))
                .sorted(Comparator.comparing(Row::plan, ThawPlan.MOST_URGENT_FIRST))
                .toList();
    }

    private void describe(Parameters answer, Row row) {
        var clock = row.plan().clock();
        var part = answer.addParameter().setName("thaw");
        part.addPart()
                .setName("thaw")
                .setValue(new Reference(
                        "Task/" + row.thawing().thaw().getIdElement().getIdPart()));
        row.thawing().waiting().forEach(unit -> part.addPart()
                .setName("unit")
                .setValue(new Reference(unit.reference()).setDisplay(unit.display())));
        part.addPart()
                .setName("state")
                .setValue(new CodeType(clock.at(bench.now()).name().toLowerCase(Locale.ROOT)));
        part.addPart().setName("started").setValue(Moments.dateTime(clock.started()));
        part.addPart().setName("deadline").setValue(Moments.dateTime(clock.deadline()));
        part.addPart().setName("remaining").setValue(minutes(clock.left(bench.now())));
        var latest = row.plan().latestStart();
        if (latest != null) {
            part.addPart().setName("latestStart").setValue(Moments.dateTime(latest));
        }
        row.plan()
                .closures()
                .forEach(closure -> part.addPart().setName("closure").setValue(new Reference(closure.reference())));
        row.plan().offers().forEach(offer -> part.addPart().setName("offer").setValue(new CodeType(offer.code())));
    }

    private static Quantity minutes(Duration left) {
        return new Quantity()
                .setValue(BigDecimal.valueOf(left.toMinutes()))
                .setUnit("min")
                .setSystem(Systems.UCUM)
                .setCode("min");
    }
}
