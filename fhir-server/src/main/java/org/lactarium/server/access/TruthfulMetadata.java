package org.lactarium.server.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.springframework.stereotype.Component;

/**
 * Takes out of {@code /metadata} what HAPI could do and {@link RolePermissions} lets nobody do, or what only operations write.
 */
@Component
@Interceptor
public class TruthfulMetadata {

    private static final Set<TypeRestfulInteraction> WRITES = Set.of(
            TypeRestfulInteraction.CREATE,
            TypeRestfulInteraction.UPDATE,
            TypeRestfulInteraction.PATCH,
            TypeRestfulInteraction.DELETE);

    /** Whatever is said in them, they come from what was done. */
    private static final Set<String> WRITTEN_BY_OPERATIONS = Set.of("AuditEvent", "SupplyDelivery");

    /** A client may say where milk stands. */
    private static final Set<String> BORN_OF_OPERATIONS = Set.of("BiologicallyDerivedProduct");

    @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
    public void tellTheTruth(IBaseConformance generated) {
        if (generated instanceof CapabilityStatement statement) {
            statement.getRest().forEach(TruthfulMetadata::tellTheTruth);
        }
    }

    private static void tellTheTruth(CapabilityStatementRestComponent rest) {
        rest.getResource().forEach(TruthfulMetadata::tellTheTruth);
    }

    private static void tellTheTruth(CapabilityStatementRestResourceComponent type) {
        var name = type.getType();
        boolean fixed = RolePermissions.GUIDE.contains(name) || WRITTEN_BY_OPERATIONS.contains(name);
        boolean born = fixed || BORN_OF_OPERATIONS.contains(name);
        type.getInteraction()
                .removeIf(interaction -> fixed && WRITES.contains(interaction.getCode())
                        || born && interaction.getCode() == TypeRestfulInteraction.CREATE
                        || interaction.getCode() == TypeRestfulInteraction.DELETE);
        type.setConditionalDeleteElement(null);
        type.setConditionalCreate(!born);
        type.setUpdateCreate(!born);
        type.setConditionalUpdate(!fixed);
        // a version may be named, and need not be
        type.setVersioning(ResourceVersionPolicy.VERSIONED);
    }

    /** HAPI keeps the statement for a minute, with the address under which the first asked. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void tellTheAddress(RequestDetails request, ResponseDetails answer) {
        if (answer.getResponseResource() instanceof CapabilityStatement kept) {
            var told = kept.copy();
            told.getImplementation().setUrl(request.getFhirServerBase());
            answer.setResponseResource(told);
        }
    }
}
