package org.lactarium.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.lactarium.server.operations.Opening;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Opens the record: installs the guide and warms the validator, side by side, and does what waits for both. Spring
 * reports ready only after this.
 */
@Component
@Order(1)
class RecordOpening implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(RecordOpening.class);

    private final GuideInstaller guide;
    private final ValidatorWarmUp warmUp;
    private final List<Opening> next;

    RecordOpening(GuideInstaller guide, FhirContext context, IValidationSupport validation, List<Opening> next) {
        this.guide = guide;
        this.next = next;
        this.warmUp = new ValidatorWarmUp(context, validation);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        CompletableFuture<Void> warm = CompletableFuture.runAsync(warmUp::run);
        guide.install();
        warm.join();
        next.forEach(Opening::opened);
        LOG.info("The record is open");
    }
}
