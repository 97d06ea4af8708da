package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.server.balance.Account;
import org.lactarium.server.balance.Balance;
import org.lactarium.server.operations.chart.BalanceChart;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.recall.Window;
import org.springframework.stereotype.Component;

/**
 * {@code $balance}: received = processed + dispensed + discarded + samples + stock, for one unit and what was made from it,
 * or for the bank. With a window it is about the milk received or made in it, wherever that is now; each stage closes by
 * itself, but bags and bottles of one window are not the same milk, so there is no line for the whole bank.
 */
@Component
class BalanceReport implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final Units units;
    private final BalanceChart chart;
    private final MilkLedger ledger;

    BalanceReport(Bench bench, MilkRecord record, Units units, BalanceChart chart, MilkLedger ledger) {
        this.bench = bench;
        this.record = record;
        this.units = units;
        this.chart = chart;
        this.ledger = ledger;
    }

    @Operation(name = "$balance", typeName = "BiologicallyDerivedProduct", idempotent = true)
    public IBaseResource ofBank(
            @OperationParam(name = "from") @Nullable DateTimeType from,
            @OperationParam(name = "to") @Nullable DateTimeType to,
            @OperationParam(name = "format") @Nullable StringType format) {
        var window = new Window(
                from == null ? null : from.getValue().toInstant(),
                to == null ? null : to.getValue().toInstant().minusMillis(1));
        var balance = new Balance();
        ledger.movements(window, milk -> balance.add(Account.of(milk)));
        return answer(balance, from == null && to == null, format);
    }

    @Operation(name = "$balance", typeName = "BiologicallyDerivedProduct", idempotent = true)
    public IBaseResource ofUnit(@IdParam IdType id, @OperationParam(name = "format") @Nullable StringType format) {
        var unit = bench.unit(id.getIdPart());
        var below = Stream.concat(Stream.of(unit), units.descendants(List.of(unit)).stream())
                .toList();
        // what was poured into a pool stands on its bags
        Map<String, MilkUnit> context = new LinkedHashMap<>();
        Stream.concat(below.stream(), below.stream().flatMap(one -> units.parents(one).stream()))
                .forEach(one -> context.putIfAbsent(one.id(), one));
        var meant = below.stream().map(MilkUnit::reference).toList();
        return answer(new Balance(accounts(context.values(), meant)), false, format);
    }

    private List<Account> accounts(Collection<MilkUnit> context, Collection<String> meant) {
        var wanted = new HashSet<>(meant);
        return chart.of(context).stream()
                .filter(milk -> wanted.contains(milk.unit()))
                .map(Account::of)
                .toList();
    }

    private IBaseResource answer(Balance balance, boolean wholeBank, @Nullable StringType format) {
        var wanted = format == null || format.isEmpty() ? "" : format.getValue();
        return switch (wanted) {
            case "" -> parameters(balance, wholeBank);
            case "csv" -> binary("text/csv", new BalanceTable(balance, wholeBank, causes()).csv());
            case "html" -> binary("text/html", new BalanceTable(balance, wholeBank, causes()).html());
            default -> throw Refusals.bad("format must be html or csv");
        };
    }

    private static Binary binary(String type, String text) {
        var table = new Binary();
        table.setContentType(type + ";charset=utf-8");
        table.setData(text.getBytes(StandardCharsets.UTF_8));
        return table;
    }

    private static Parameters parameters(Balance balance, boolean wholeBank) {
        var answer = new Parameters();
        balance.stages().forEach((stage, line) -> {
            var part = answer.addParameter().setName("account");
            part.addPart().setName("stage").setValue(new CodeType(stage.code()));
            write(part, line);
        });
        if (wholeBank) {
            write(answer.addParameter().setName("whole"), balance.whole());
        }
        balance.waste().forEach((cause, volume) -> {
            var part = answer.addParameter().setName("waste");
            part.addPart().setName("stage").setValue(new CodeType(cause.stage().code()));
            part.addPart().setName("cause").setValue(new CodeType(cause.code()));
            volume(part, "volume", volume);
        });
        balance.unexplained().forEach(account -> {
            var part = answer.addParameter().setName("unexplained");
            part.addPart().setName("unit").setValue(new Reference(account.unit()));
            volume(part, "difference", account.difference());
        });
        return answer;
    }

    private static void write(ParametersParameterComponent part, Balance.Line line) {
        BiConsumer<String, Double> term = (name, volume) -> volume(part, name, volume);
        term.accept("received", line.received());
        term.accept("processed", line.processed());
        term.accept("dispensed", line.dispensed());
        term.accept("discarded", line.discarded());
        term.accept("samples", line.samples());
        term.accept("stock", line.stock());
        term.accept("difference", line.difference());
    }

    private static void volume(ParametersParameterComponent part, String name, double millilitres) {
        var rounded = BigDecimal.valueOf(millilitres).setScale(2, RoundingMode.HALF_UP);
        part.addPart().setName(name).setValue(Coded.millilitres(rounded.doubleValue()));
    }

    /** Both names of each reason, as the guide has them. */
    private Map<String, String> causes() {
        Map<String, String> names = new HashMap<>();
        record.find(CodeSystem.class, Query.where("url", Systems.UNIT_REASON)).forEach(system -> system.getConcept()
                .forEach(concept -> names.put(
                        concept.getCode(),
                        concept.getDisplay()
                                + concept.getDesignation().stream()
                                        .filter(word -> Objects.equals(word.getLanguage(), "zh-HK"))
                                        .map(word -> " " + word.getValue())
                                        .findFirst()
                                        .orElse(""))));
        return names;
    }
}
