package org.lactarium.server.operations;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.lactarium.server.LactariumServer;

/** A downtime told over HTTP: who wrote on paper, and who was there. */
final class Downtimes {

    static final String WRITER = "demo-technician";
    static final String WITNESS = "demo-release-officer";

    private final Bank bank;

    Downtimes(Bank bank) {
        this.bank = bank;
    }

    /** A photograph of the sheet; answers {@code DocumentReference/x}. */
    String sheet() {
        var sheet = new DocumentReference();
        sheet.setStatus(org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus.CURRENT);
        sheet.addContent().getAttachment().setTitle("Downtime sheet 17");
        return "DocumentReference/" + bank.store(sheet).getIdElement().getIdPart();
    }

    static Parameters said(Instant from, Instant to, String sheet, List<String> numbers) {
        var in = new Parameters();
        numbers.forEach(number -> in.addParameter().setName("number").setValue(new StringType(number)));
        in.addParameter().setName("from").setValue(moment(from));
        in.addParameter().setName("to").setValue(moment(to));
        in.addParameter().setName("reason").setValue(new StringType("the network was down"));
        in.addParameter().setName("evidence").setValue(new Reference(sheet));
        return in;
    }

    static Parameters tell(String login, Parameters said) {
        return LactariumServer.shared()
                .client(login)
                .operation()
                .onType("BiologicallyDerivedProduct")
                .named("$report-downtime")
                .withParameters(said)
                .execute();
    }

    /** By two people; answers {@code Task/x}. */
    String confirmed(Instant from, Instant to, String... numbers) {
        var said = said(from, to, sheet(), List.of(numbers));
        tell(WRITER, said);
        return task(tell(WITNESS, said));
    }

    static String task(Parameters told) {
        return ((Reference) told.getParameter("task").getValue()).getReference();
    }

    /** A step on milk of one number, typed with a report or without. */
    static <T extends org.hl7.fhir.r4.model.Resource> T step(
            IGenericClient client, String where, String operation, Parameters in, String report, Class<T> answer) {
        var all = in.copy();
        if (report != null) {
            all.addParameter().setName("downtime").setValue(new Reference(report));
        }
        return where.contains("/")
                ? client.operation()
                        .onInstance(where)
                        .named(operation)
                        .withParameters(all)
                        .returnResourceType(answer)
                        .execute()
                : client.operation()
                        .onType(where)
                        .named(operation)
                        .withParameters(all)
                        .returnResourceType(answer)
                        .execute();
    }

    static DateTimeType moment(Instant at) {
        return new DateTimeType(Date.from(at));
    }
}
