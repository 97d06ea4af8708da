package org.lactarium.server.operations;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.lactarium.server.LactariumServer;

/** Complaints and what follows from them, over HTTP as a ward, an officer and quality would. */
final class ComplaintDesk {

    private final Parameters in = new Parameters();

    private ComplaintDesk(String kind, String description) {
        in.addParameter().setName("kind").setValue(new CodeType(kind));
        in.addParameter().setName("description").setValue(new StringType(description));
    }

    static ComplaintDesk complains(String kind, String description) {
        return new ComplaintDesk(kind, description);
    }

    ComplaintDesk of(String parameter, String reference) {
        in.addParameter().setName(parameter).setValue(new Reference(reference));
        return this;
    }

    ComplaintDesk with(String parameter, boolean yes) {
        in.addParameter().setName(parameter).setValue(new BooleanType(yes));
        return this;
    }

    Parameters asked(String login) {
        return ask(login, "$report-complaint", in);
    }

    static Parameters recall(String complaint) {
        var in = new Parameters();
        in.addParameter("reason", "complaint");
        in.addParameter().setName("issue").setValue(new Reference(complaint));
        return ask("demo-traceability-officer", "$recall", in);
    }

    static Parameters acknowledges(String notice, int found, int used, int destroyed) {
        var in = new Parameters();
        in.addParameter().setName("found").setValue(new IntegerType(found));
        in.addParameter().setName("used").setValue(new IntegerType(used));
        in.addParameter().setName("destroyed").setValue(new IntegerType(destroyed));
        return client("demo-ward")
                .operation()
                .onInstance(notice)
                .named("$acknowledge-recall")
                .withParameters(in)
                .execute();
    }

    static DetectedIssue closes(String recall, String action, String login) {
        return client(login)
                .operation()
                .onInstance(recall)
                .named("$close-recall")
                .withParameters(new Parameters().addParameter("action", action))
                .returnResourceType(DetectedIssue.class)
                .execute();
    }

    static List<ParametersParameterComponent> parts(Parameters answer, String name) {
        return answer.getParameter().stream()
                .filter(one -> name.equals(one.getName()))
                .toList();
    }

    static String value(ParametersParameterComponent parameter, String name) {
        return parameter.getPart().stream()
                .filter(part -> name.equals(part.getName()))
                .map(part -> text(part.getValue()))
                .findFirst()
                .orElse("");
    }

    static String text(Type value) {
        return value instanceof Reference reference ? reference.getReference() : value.primitiveValue();
    }

    /** What each related batch shares, as {@code kind what}. */
    static Map<String, List<String>> shared(Parameters answer) {
        return parts(answer, "related").stream()
                .collect(Collectors.toMap(one -> value(one, "unit"), one -> one.getPart().stream()
                        .filter(part -> "shared".equals(part.getName()))
                        .map(part -> value(part, "kind") + " " + value(part, "what"))
                        .toList()));
    }

    private static Parameters ask(String login, String operation, Parameters in) {
        return client(login)
                .operation()
                .onType("BiologicallyDerivedProduct")
                .named(operation)
                .withParameters(in)
                .execute();
    }

    private static IGenericClient client(String login) {
        return LactariumServer.shared().client(login);
    }
}
