package org.lactarium.server.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Says so where the included resources of a page were cut: whoever follows references must not take what is missing for none. */
@Interceptor
public final class CutIncludes {

    private final int most;

    CutIncludes(RecordLimits limits) {
        this.most = limits.mostIncluded();
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void tell(IBaseResource answer) {
        if (answer instanceof Bundle page && page.getType() == BundleType.SEARCHSET && included(page) >= most) {
            SearchHint.add(
                    page,
                    IssueType.INCOMPLETE,
                    "At most " + most + " resources are included on a page, and there may be more."
                            + " Ask for fewer hits with _count, or for the others by themselves.");
        }
    }

    private static long included(Bundle page) {
        return page.getEntry().stream()
                .filter(entry -> entry.getSearch().getMode() == SearchEntryMode.INCLUDE)
                .count();
    }
}
