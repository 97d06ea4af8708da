package org.lactarium.routes.laboratory;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.Field;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.hl7.V2Time;

/** When a report's sample was taken and came in, and when the laboratory said what it says. */
record Times(ZoneId zone, V2Message message, OrderGroup group) {

    @Nullable
    V2Time collected() {
        for (Segment specimen : group.specimens()) {
            V2Time taken = time(specimen.field(17));
            if (taken != null) {
                return taken;
            }
        }
        return time(group.request().field(7));
    }

    @Nullable
    V2Time received() {
        return group.specimens().stream()
                .findFirst()
                .map(specimen -> time(specimen.field(18)))
                .orElseGet(() -> time(group.request().field(14)));
    }

    /**
     * OBR-22, else when its results were analysed (OBX-19) or observed (OBX-14), else when the message was made. MSH-7 comes
     * last because a report that is sent again gets a new one.
     */
    @Nullable
    V2Time issued() {
        return Optional.ofNullable(time(group.request().field(22)))
                .or(() -> latest(19))
                .or(() -> latest(14))
                .orElseGet(() -> time(message.header().field(7)));
    }

    private Optional<V2Time> latest(int field) {
        return group.results().stream()
                .flatMap(observed -> V2Time.read(observed.result().field(field).value(), zone).stream())
                .max(Comparator.comparing(V2Time::instant));
    }

    private @Nullable V2Time time(Field field) {
        return V2Time.read(field.value(), zone).orElse(null);
    }
}
