package org.lactarium.server.operations.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.NewUnit;

class ExpiryWatchTest {

    private final MilkRecord record = LactariumServer.shared().bean(MilkRecord.class);

    @Test
    void marksABatchWhoseLastDayIsOverAndLeavesTheOthers() {
        var over = batch(Instant.now().minus(1, ChronoUnit.HOURS));
        var good = batch(Instant.now().plus(1, ChronoUnit.HOURS));
        var watch = LactariumServer.shared().bean(ExpiryWatch.class);

        watch.sweep();
        assertThat(now(over).status()).isEqualTo(UnitStatus.EXPIRED);
        assertThat(now(good).status()).isEqualTo(UnitStatus.PENDING_RESULTS);

        var version = version(over);
        watch.sweep();
        assertThat(version(over)).as("it moves once").isEqualTo(version);
    }

    private MilkUnit batch(Instant expires) {
        var pool = new MilkUnit(new BiologicallyDerivedProduct());
        var number = "B-" + UUID.randomUUID();
        var made = NewUnit.batch(number, pool, 100, expires, UnitStatus.PENDING_RESULTS);
        made.product().getParent().clear();
        made.product().addParent().setDisplay("pool of another bank");
        return new MilkUnit(record.create(made.product()));
    }

    private MilkUnit now(MilkUnit unit) {
        return new MilkUnit(
                record.read(BiologicallyDerivedProduct.class, unit.id()).orElseThrow());
    }

    private String version(MilkUnit unit) {
        return now(unit).product().getMeta().getVersionId();
    }
}
