package org.lactarium.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.lactarium.server.operations.Opening;
import org.lactarium.server.store.ledger.LedgerFill;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Opens the record: installs the guide and warms the validator, side by side, fills the ledger of an older record, and does
 * what waits for that. Spring
 * reports ready only after this.
 */
@Component
@Order(1)
class RecordOpening implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(RecordOpening.class);

    private final GuideInstaller guide;
    private final ValidatorWarmUp warmUp;
    private final LedgerFill ledger;
    private final List<Opening> next;

    RecordOpening(
            GuideInstaller guide,
            FhirContext context,
            IValidationSupport validation,
            LedgerFill ledger,
            List<Opening> next) {
        this.guide = guide;
        this.ledger = ledger;
        this.next = next;
        this.warmUp = new ValidatorWarmUp(context, validation);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        CompletableFuture<Void> warm = CompletableFuture.runAsync(warmUp::run);
        guide.install();
        warm.join();
        ledger.fill();
        next.forEach(Opening::opened);
        LOG.info("The record is open");
    }
}
