package org.lactarium.routes.orders;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an order says, in the words and times of HL7 v2. What is unknown is empty.
 *
 * @param placer our order number
 * @param priority table 0485: S, A or R
 * @param specimen null when the laboratory takes it itself
 */
public record OrderSheet(
        String placer,
        OrderProfile.Test test,
        Subject subject,
        @Nullable Sample specimen,
        String ordered,
        String priority,
        String notes)
        implements Understood {

    /**
     * @param number donor number, or number of the batch, pool or unit
     * @param level donor, or the level of the milk
     * @param family empty unless the laboratory is told names
     * @param sex table 0001
     */
    record Subject(String number, String level, String family, String given, String birthDate, String sex) {
        boolean isDonor() {
            return level.equals("donor");
        }
    }

    /** @param container number of the tube or bottle, empty when it has none of its own */
    record Sample(String number, String collected, String container, OrderProfile.@Nullable Code containerType) {}

    /** What stands for {@code {placer}} and the like in the fields of a data file. */
    Map<String, String> words(String filler) {
        return Map.of(
                "placer",
                placer,
                "filler",
                filler,
                "number",
                subject.number(),
                "level",
                subject.level(),
                "specimen",
                specimen == null ? "" : specimen.number(),
                "collected",
                specimen == null ? "" : specimen.collected(),
                "ordered",
                ordered,
                "test",
                test.code(),
                "priority",
                priority);
    }
}
