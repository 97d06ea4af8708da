package org.lactarium.server.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.balance.Sheet.Delivery;
import org.lactarium.server.balance.Sheet.Part;

/** What is poured away, sampled and drawn off before or after milk leaves, of every kind of container. */
class SheetProperties {

    private static final Instant LEFT = Instant.parse("2026-11-30T08:00:00Z");

    private final List<Sheet> sheets = new ArrayList<>();
    private double thrown;
    private double sampled;
    private double dispensed;
    private double stock;

    @Property(tries = 500)
    void everyKindOfContainerClosesAndNothingIsCountedAtTwoPlaces(@ForAll Random chance) {
        sheets.clear();
        thrown = 0;
        sampled = 0;
        dispensed = 0;
        stock = 0;
        var received = 0.0;
        for (int bag = 0; bag < 1 + chance.nextInt(3); bag++) {
            received += line(chance, bag);
        }

        var balance = new Balance(
                sheets.stream().map(sheet -> Account.of(sheet.movement())).toList());

        assertThat(balance.unexplained()).isEmpty();
        var whole = balance.whole();
        assertThat(whole.received()).isEqualTo(received, within(0.01));
        assertThat(whole.samples()).isEqualTo(sampled, within(0.01));
        assertThat(whole.dispensed()).isEqualTo(dispensed, within(0.01));
        assertThat(whole.stock()).isEqualTo(stock, within(0.01));
        assertThat(whole.discarded()).isEqualTo(thrown, within(0.01));
    }

    /** One bag, its pool with what was poured away of its batch, one bottle, feeds of it. @return mL of the bag */
    private double line(Random chance, int number) {
        double volume = 60 + chance.nextInt(100);
        var spilt = part(chance, volume, false);
        var tube = tube(chance, volume);
        var poured = volume - sum(spilt) - tube;
        sheet("bag-" + number, UnitType.DEPOSIT, UnitStatus.USED, volume, 0, 0, tube, null, 0, spilt);
        var mixed = poured * 0.95;
        var lost = part(chance, mixed, false);
        var samples = tube(chance, mixed);
        var filled = (mixed - sum(lost) - samples) * 0.9;
        sheet("pool-" + number, UnitType.POOL, UnitStatus.USED, mixed, poured, filled, samples, null, 0, lost);
        thrown += poured - filled - sum(lost) - samples;
        bottle(chance, number, filled);
        return volume;
    }

    private void bottle(Random chance, int number, double volume) {
        var left = volume;
        var parts = new ArrayList<>(part(chance, volume, false));
        left -= sum(parts);
        var samples = tube(chance, volume);
        left -= samples;
        var drawn = 0.0;
        if (chance.nextBoolean()) {
            // the feed of a bottle at the bank leaves with it, by itself, or not at all
            var feed = chance.nextInt(3) == 0 ? left : left / 3;
            drawn += feed;
            left -= feed;
            feed(chance, "bank-" + number, feed, chance.nextBoolean());
        }
        var leaves = left > 0.001 && chance.nextBoolean();
        var delivery = leaves ? new Delivery(left, LEFT) : null;
        var fed = 0.0;
        if (leaves) {
            var ward = part(chance, left, true);
            parts.addAll(ward);
            left -= sum(ward);
            var after = tube(chance, left);
            samples += after;
            left -= after;
            var feed = left / 4;
            drawn += feed;
            left -= feed;
            feed(chance, "ward-" + number, feed, true);
            fed = left * chance.nextDouble();
            dispensed += left;
        } else {
            stock += left;
        }
        sheet(
                "bottle-" + number,
                UnitType.BOTTLE,
                UnitStatus.DISPENSED,
                volume,
                0,
                drawn,
                samples,
                delivery,
                fed,
                parts);
    }

    private void feed(Random chance, String name, double volume, boolean leaves) {
        var before = part(chance, volume, false);
        var after = leaves ? part(chance, volume, true) : List.<Part>of();
        var samples = tube(chance, volume);
        var parts = new ArrayList<>(before);
        parts.addAll(after);
        var left = volume - sum(parts) - samples;
        var delivery = leaves ? new Delivery(volume - sum(before), LEFT) : null;
        sheet(
                name,
                UnitType.ALIQUOT,
                UnitStatus.DISPENSED,
                volume,
                0,
                0,
                samples,
                delivery,
                leaves ? left * chance.nextDouble() : 0,
                parts);
        if (leaves) {
            dispensed += left;
        } else {
            stock += left;
        }
    }

    private void sheet(
            String name,
            UnitType type,
            UnitStatus status,
            double volume,
            double poured,
            double children,
            double samples,
            Delivery delivery,
            double fed,
            List<Part> parts) {
        sheets.add(new Sheet(name, type, status, volume, poured, children, samples, delivery, fed, "other", parts));
        sampled += samples;
        thrown += sum(parts);
    }

    private static List<Part> part(Random chance, double volume, boolean after) {
        return chance.nextBoolean()
                ? List.of(new Part("spill", volume * chance.nextDouble() / 5, LEFT.plusSeconds(after ? 60 : -60)))
                : List.of();
    }

    private static double tube(Random chance, double volume) {
        return chance.nextBoolean() ? volume * chance.nextDouble() / 20 : 0;
    }

    private static double sum(List<Part> parts) {
        return parts.stream().mapToDouble(Part::volume).sum();
    }
}
