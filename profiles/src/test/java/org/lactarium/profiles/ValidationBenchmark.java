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
    private static final int MEASURED = 10;
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
        int errors = Validation.errors(transaction).size();
        System.out.printf("%d resources, %d errors%n", transaction.getEntry().size(), errors);
        System.out.printf(
                "cold, with loading of the package: %.0f ms of wall clock since the process began, %.0f ms of processor%n",
                (double) ManagementFactory.getRuntimeMXBean().getUptime(), processor());
        for (int i = 0; i < WARM_UP; i++) {
            Validation.errors(transaction);
        }
        double[] wall = new double[MEASURED];
        double[] processor = new double[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            long from = System.nanoTime();
            double before = processor();
            Validation.errors(transaction);
            wall[i] = (System.nanoTime() - from) / 1e6;
            processor[i] = processor() - before;
        }
        Arrays.sort(wall);
        Arrays.sort(processor);
        System.out.printf(
                "warm, %d runs: median %.0f ms of wall clock, %.0f ms of processor; %.0f resources a second of processor%n",
                MEASURED,
                wall[MEASURED / 2],
                processor[MEASURED / 2],
                transaction.getEntry().size() * 1000 / processor[MEASURED / 2]);
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

    /** ms of processor time of this thread, which says more than the wall clock where others work on the machine. */
    private static double processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
    }
}
