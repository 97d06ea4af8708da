package org.lactarium.server.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.springframework.stereotype.Component;

/** Takes out of {@code /metadata} what HAPI could do and {@link RolePermissions} lets nobody do. */
@Component
@Interceptor
public class TruthfulMetadata {

    private static final Set<TypeRestfulInteraction> WRITES = Set.of(
            TypeRestfulInteraction.CREATE,
            TypeRestfulInteraction.UPDATE,
            TypeRestfulInteraction.PATCH,
            TypeRestfulInteraction.DELETE);

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
        boolean guide = RolePermissions.GUIDE.contains(type.getType());
        type.getInteraction()
                .removeIf(interaction -> guide
                        ? WRITES.contains(interaction.getCode())
                        : interaction.getCode() == TypeRestfulInteraction.DELETE);
        type.setConditionalDeleteElement(null);
    }
}
