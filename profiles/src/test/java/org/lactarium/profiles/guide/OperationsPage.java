package org.lactarium.profiles.guide;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.OperationDefinition.OperationDefinitionParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;

/** What a server can be asked to do, with everything that goes in and comes out. */
record OperationsPage(Definitions definitions) {

    String text() {
        return """
                # Operations · 操作

                Input and output are `Parameters` unless a single `return` is named. A refusal is HTTP 422 with an
                `OperationOutcome`, one issue for each rule: `details.coding` from [milk-rule](codes.md#milk-rule), and in
                `diagnostics` a sentence with the figure and the limit. An unknown reference is 404, a lost race 409, bad
                input 400. Operations that change nothing may also be called with GET.

                """
                + definitions.every(OperationDefinition.class).stream()
                        .map(OperationsPage::section)
                        .collect(Collectors.joining("\n"));
    }

    private static String section(OperationDefinition operation) {
        return "## %s\n\n%s\n\n%s\n\n"
                        .formatted(
                                Words.both(operation.getTitle(), operation.getTitleElement()),
                                calls(operation),
                                operation.getDescription())
                + Words.head("", "Name", "How many", "Type", "What it is")
                + operation.getParameter().stream()
                        .flatMap(OperationsPage::rows)
                        .collect(Collectors.joining());
    }

    private static String calls(OperationDefinition operation) {
        String method = operation.getAffectsState() ? "POST" : "GET or POST";
        String name = "$" + operation.getCode();
        if (operation.getSystem()) {
            return Words.code(method + " /" + name);
        }
        return operation.getResource().stream()
                .map(PrimitiveType::getValueAsString)
                .map(type -> method + " /" + type + (operation.getInstance() ? "/[id]/" : "/") + name)
                .map(Words::code)
                .collect(Collectors.joining(", "));
    }

    private static Stream<String> rows(OperationDefinitionParameterComponent parameter) {
        return Stream.concat(
                Stream.of(row(parameter, parameter.getName())),
                parameter.getPart().stream().map(part -> row(part, parameter.getName() + "." + part.getName())));
    }

    private static String row(OperationDefinitionParameterComponent parameter, String name) {
        String bound = parameter.hasBinding()
                ? "; from [%1$s](codes.md#%1$s)"
                        .formatted(Words.last(parameter.getBinding().getValueSet()))
                : "";
        return Words.row(
                parameter.getUse().toCode(),
                Words.code(name),
                parameter.getMin() + ".." + parameter.getMax(),
                parameter.hasType() ? parameter.getType() : "",
                parameter.getDocumentation() + bound);
    }
}
