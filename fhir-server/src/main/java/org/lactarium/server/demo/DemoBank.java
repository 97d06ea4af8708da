package org.lactarium.server.demo;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Date;
import java.util.Objects;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DeviceMetric;
import org.hl7.fhir.r4.model.DeviceMetric.DeviceMetricCalibrationState;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.server.operations.MilkRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the demo's places, machines and people into an empty record, so that every demo login stands for somebody. */
@Component
@Order(2)
class DemoBank implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoBank.class);
    private static final String BANK = "demo-bank";
    private static final String PROBE = "demo-pasteuriser-probe";

    private final Demo demo;
    private final MilkRecord record;
    private final FhirContext context;

    DemoBank(Demo demo, MilkRecord record, FhirContext context) {
        this.demo = demo;
        this.record = record;
        this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        var set = record.read(Organization.class, BANK).isPresent();
        // a demo that an earlier version set up had no probe
        if (!demo.isOn() || set && record.read(DeviceMetric.class, PROBE).isPresent()) {
            return;
        }
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("/demo/bank.json"))) {
            Bundle bank = context.newJsonParser().parseResource(Bundle.class, file);
            bank.getEntry().stream()
                    .map(entry -> entry.getResource())
                    .filter(resource -> !set || resource instanceof DeviceMetric)
                    .forEach(resource -> record.update(checked(resource)));
        }
        LOG.info("The demo bank is set up; log in as demo with the secret demo");
    }

    /** Its probes are found right on the day the demo begins. */
    private static Resource checked(Resource resource) {
        if (resource instanceof DeviceMetric probe) {
            probe.addCalibration()
                    .setState(DeviceMetricCalibrationState.CALIBRATED)
                    .setTime(new Date());
        }
        return resource;
    }
}
