package org.lactarium.server.operations.guard;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.server.operations.MilkRecord;
import org.springframework.stereotype.Component;

/**
 * Keeps the version that a fact names of what it is about ({@code Patient/x/_history/3}), which HAPI's parser would leave out. Nobody
 * here compares by it: a fact is about the person or the milk, whatever was written of them since.
 */
@Component
class NamedVersions {

    private final FhirContext context;
    private final MilkRecord record;

    NamedVersions(FhirContext context, MilkRecord record) {
        this.context = context;
        this.record = record;
        context.getParserOptions().setDontStripVersionsFromReferencesAtPaths(About.paths(context));
    }

    /** @return whether the record has had this version; true when the reference names none */
    boolean isKnown(IIdType named) {
        return !named.hasVersionIdPart()
                || named.isVersionIdPartValidLong()
                        && named.getVersionIdPartAsLong() > 0
                        && named.getVersionIdPartAsLong() <= current(named);
    }

    /** Versions are counted from one, and none is taken away. */
    private long current(IIdType named) {
        var type = context.getResourceDefinition(named.getResourceType())
                .getImplementingClass()
                .asSubclass(Resource.class);
        return record.read(type, named.getIdPart())
                .map(now -> Long.parseLong(now.getMeta().getVersionId()))
                .orElse(0L);
    }
}
