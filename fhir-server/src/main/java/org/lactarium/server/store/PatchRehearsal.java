package org.lactarium.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.patch.FhirPatch;
import ca.uhn.fhir.jpa.patch.JsonPatchUtils;
import ca.uhn.fhir.jpa.patch.XmlPatchUtils;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Carries out a patch on a copy, to see whether it can be carried out at all. */
@Component
class PatchRehearsal {

    private static final Pattern BY_ID = Pattern.compile("[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}");

    private final FhirContext context;
    private final DaoRegistry record;

    PatchRehearsal(FhirContext context, DaoRegistry record) {
        this.context = context;
        this.record = record;
    }

    /** Whether it ends in a fault that is not said to be the client's. Of what is not found, and of a search, nothing is said here. */
    boolean fails(String url, Resource patch) {
        if (url == null || !BY_ID.matcher(url).matches()) {
            return false;
        }
        var id = new IdType(url);
        try {
            carryOut(record.getResourceDao(id.getResourceType()).read(id, new SystemRequestDetails()), patch);
            return false;
        } catch (BaseServerResponseException said) {
            return said.getStatusCode() >= 500;
        } catch (RuntimeException fault) {
            return true;
        }
    }

    private void carryOut(IBaseResource copy, Resource patch) {
        if (!(patch instanceof Binary binary)) {
            new FhirPatch(context).apply(copy, patch);
            return;
        }
        var text = new String(binary.getContent(), StandardCharsets.UTF_8);
        if (String.valueOf(binary.getContentType()).contains("xml")) {
            XmlPatchUtils.apply(context, copy, text);
        } else {
            JsonPatchUtils.apply(context, copy, text);
        }
    }
}
