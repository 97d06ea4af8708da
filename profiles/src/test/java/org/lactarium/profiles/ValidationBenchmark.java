package org.lactarium.profiles;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Date;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;

/**
 * How long HAPI's validator takes over one realistic transaction: a batch, 20 bottles, its run and curve, its cultures.
 * Cold is the first in a new process; run by {@code profiles/benchmark.sh}.
 */
final class ValidationBenchmark {

    private static final int BOTTLES = 20;
    private static final int WARM_UP = 5;
    private static final int MEASURED = 20;
    private static final String BASE = "https://bank.lactarium.org/fhir/";

    private ValidationBenchmark() {}

    public static void main(String[] args) {
        Bundle transaction = transaction();
        System.out.printf(
                "%s, Java %s, %d processors, heap at most %d MiB%n",
                new Date().toInstant(),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20);
        long started = System.nanoTime();
        int errors = Validation.errors(transaction).size();
        System.out.printf(
                "%d resources, %d errors%ncold: %.0f ms, with loading of the package%n",
                transaction.getEntry().size(), errors, millis(System.nanoTime() - started));
        for (int i = 0; i < WARM_UP; i++) {
            Validation.errors(transaction);
        }
        double[] times = new double[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            long from = System.nanoTime();
            Validation.errors(transaction);
            times[i] = millis(System.nanoTime() - from);
        }
        Arrays.sort(times);
        System.out.printf(
                "warm: median %.0f ms, 95th percentile %.0f ms, worst %.0f ms over %d runs; %.0f resources a second%n",
                times[MEASURED / 2],
                times[MEASURED * 95 / 100],
                times[MEASURED - 1],
                MEASURED,
                transaction.getEntry().size() * 1000 / times[MEASURED / 2]);
        System.gc();
        System.out.printf(
                "heap held by context, package and caches after it: %d MiB%n",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
    }

    private static Bundle transaction() {
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        for (DomainResource told : Story.told()) {
            add(bundle, told);
            if (told.getIdElement().getIdPart().equals("bottle-1203")) {
                for (int i = 4; i <= BOTTLES; i++) {
                    add(bundle, another((BiologicallyDerivedProduct) told, 1200 + i));
                }
            }
        }
        return bundle;
    }

    private static void add(Bundle bundle, Resource resource) {
        String id = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
        bundle.addEntry()
                .setFullUrl(BASE + id)
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(id);
    }

    private static Resource another(BiologicallyDerivedProduct bottle, int number) {
        BiologicallyDerivedProduct copy = bottle.copy();
        copy.setId("bottle-" + number);
        copy.getIdentifierFirstRep().setValue("U-26-00" + number);
        Extension volume = copy.getExtensionByUrl(Extensions.VOLUME);
        ((Quantity) volume.getValue()).setValue(new BigDecimal("65.0"));
        return copy;
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
