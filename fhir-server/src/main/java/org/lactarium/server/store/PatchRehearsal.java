package org.lactarium.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.patch.FhirPatch;
import ca.uhn.fhir.jpa.patch.JsonPatchUtils;
import ca.uhn.fhir.jpa.patch.XmlPatchUtils;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Carries out a patch on a copy, to see whether it can be carried out at all, and whether it is the same resource afterwards. */
@Component
class PatchRehearsal {

    static final String STAYS = "The id, the version and the type of a resource are not changed by a patch.";

    private static final Pattern BY_ID = Pattern.compile("[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}");
    private static final Pattern BY_SEARCH = Pattern.compile("[A-Z][A-Za-z]+\\?.+");

    /** What came of it. */
    enum Outcome {
        /** It can be carried out, or somebody else says why not. */
        PASSES,
        /** It ends in a fault that is not said to be the client's. */
        FAILS,
        /** Another resource came of it. */
        MAKES_ANOTHER
    }

    private final FhirContext context;
    private final DaoRegistry record;
    private final MatchUrlService searches;

    PatchRehearsal(FhirContext context, DaoRegistry record, MatchUrlService searches) {
        this.context = context;
        this.record = record;
        this.searches = searches;
    }

    /** @param url with an id, or a search that finds one; of what is not found, or found twice, nothing is said here */
    Outcome of(String url, Resource patch) {
        try {
            return found(url).map(copy -> carriedOut(copy, patch)).orElse(Outcome.PASSES);
        } catch (BaseServerResponseException notFound) {
            return Outcome.PASSES;
        }
    }

    private Optional<IBaseResource> found(String url) {
        if (url != null && BY_ID.matcher(url).matches()) {
            var id = new IdType(url);
            return Optional.of(record.getResourceDao(id.getResourceType()).read(id, new SystemRequestDetails()));
        }
        if (url == null || !BY_SEARCH.matcher(url).matches()) {
            return Optional.empty();
        }
        var type = url.substring(0, url.indexOf('?'));
        var search = searches.translateMatchUrl(url, context.getResourceDefinition(type));
        search.setLoadSynchronousUpTo(2);
        var all = record.getResourceDao(type)
                .search(search, new SystemRequestDetails())
                .getAllResources();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    private Outcome carriedOut(IBaseResource copy, Resource patch) {
        var before = which(copy);
        try {
            return before.equals(which(patched(copy, patch))) ? Outcome.PASSES : Outcome.MAKES_ANOTHER;
        } catch (BaseServerResponseException said) {
            return said.getStatusCode() >= 500 ? Outcome.FAILS : Outcome.PASSES;
        } catch (RuntimeException fault) {
            return Outcome.FAILS;
        }
    }

    private static String which(IBaseResource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart() + "/_history/"
                + Objects.requireNonNullElse(resource.getMeta().getVersionId(), "");
    }

    private IBaseResource patched(IBaseResource copy, Resource patch) {
        if (!(patch instanceof Binary binary)) {
            new FhirPatch(context).apply(copy, patch);
            return copy;
        }
        var text = new String(binary.getContent(), StandardCharsets.UTF_8);
        return String.valueOf(binary.getContentType()).contains("xml")
                ? XmlPatchUtils.apply(context, copy, text)
                : JsonPatchUtils.apply(context, copy, text);
    }
}
