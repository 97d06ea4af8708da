package org.lactarium.routes.laboratory;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lactarium.profiles.remark.Beside;

/** What the results of a report say together, as far as a remark could contradict it. */
final class SaidByResults {

    private SaidByResults() {}

    /** @return empty when they let nothing pass, or say nothing */
    static Optional<Beside> of(Report report) {
        List<Value> values = standing(report).toList();
        if (values.isEmpty() || report.test().kind() == Kind.SUSCEPTIBILITY) {
            return Optional.empty();
        }
        if (report.test().kind() == Kind.SEROLOGY) {
            return Optional.of(Beside.NON_REACTIVE)
                    .filter(said -> values.stream().noneMatch(SaidByResults::isReactive));
        }
        if (values.stream().anyMatch(Value.Growth.class::isInstance)) {
            return Optional.empty();
        }
        return Optional.of(values.stream().allMatch(Harmless::passes) ? Beside.NO_GROWTH : Beside.COUNT);
    }

    /** Names under which the organisms of the report go. */
    static Stream<String> organisms(Report report) {
        return standing(report)
                .filter(Value.Coded.class::isInstance)
                .map(Value.Coded.class::cast)
                .flatMap(found -> Stream.concat(
                        Stream.of(found.text()), found.codes().stream().map(Value.Code::display)))
                .filter(name -> !name.isBlank());
    }

    private static Stream<Value> standing(Report report) {
        return report.results().stream()
                .filter(result -> !Statuses.WITHDRAWN.contains(result.status()))
                .filter(result -> result.meaning().kind() != Kind.SUSCEPTIBILITY)
                .map(Report.Result::value);
    }

    private static boolean isReactive(Value value) {
        return value instanceof Value.Serology found && found.reactivity() != Reactivity.NON_REACTIVE;
    }
}
