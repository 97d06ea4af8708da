package org.lactarium.server.recall;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a batch was made, as far as a fault may have come from it.
 *
 * @param lots of bottles, lids, filters and whatever else the milk touched
 * @param device {@code Device/x}; empty text when the record does not say
 * @param day of the run, in the bank's own time; null when the record does not say
 */
public record Making(Set<String> lots, String device, @Nullable LocalDate day) {

    public Making {
        lots = Set.copyOf(lots);
    }

    /** One thing that two batches share. */
    public record Shared(Kind kind, String what) {}

    public enum Kind {
        LOT("lot"),
        DEVICE("device"),
        DAY("day");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /**
     * What both share: lots at any time, the day, and the device on that day. A device alone, months apart, is no
     * suspicion: it has touched most of the milk of the bank.
     */
    public List<Shared> shares(Making other) {
        var shared = new ArrayList<Shared>();
        lots.stream().filter(other.lots::contains).sorted().forEach(lot -> shared.add(new Shared(Kind.LOT, lot)));
        if (day != null && day.equals(other.day)) {
            if (!device.isEmpty() && device.equals(other.device)) {
                shared.add(new Shared(Kind.DEVICE, device));
            }
            shared.add(new Shared(Kind.DAY, day.toString()));
        }
        return List.copyOf(shared);
    }
}
