package org.lactarium.routes.laboratory;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.Field;
import org.lactarium.routes.hl7.V2Time;
import org.lactarium.routes.quarantine.Reason;

/**
 * When a report's sample was taken and came in, and when the laboratory said what it says. A time that is there and cannot be
 * read is none that may be passed over, and one that lies ahead would keep every later word out.
 *
 * @param latest the latest moment a message that came when this one did can speak of
 */
record Times(ZoneId zone, OrderGroup group, Instant latest) {

    @Nullable
    V2Time collected() {
        List<V2Time> taken = group.specimens().stream()
                .map(specimen -> sample(specimen.field(17), "SPM-17"))
                .filter(Objects::nonNull)
                .toList();
        V2Time requested = sample(group.request().field(7), "OBR-7");
        return taken.isEmpty() ? requested : taken.get(0);
    }

    @Nullable
    V2Time received() {
        List<V2Time> arrived = group.specimens().stream()
                .map(specimen -> sample(specimen.field(18), "SPM-18"))
                .filter(Objects::nonNull)
                .toList();
        V2Time requested = sample(group.request().field(14), "OBR-14");
        return arrived.isEmpty() ? requested : arrived.get(0);
    }

    /** OBR-22, else when its results were analysed (OBX-19) or observed (OBX-14). MSH-7 is new whenever a report is sent again. */
    @Nullable
    V2Time issued() {
        V2Time reported = result(group.request().field(22), "OBR-22");
        Optional<V2Time> analysed = last(19);
        Optional<V2Time> observed = last(14);
        return Optional.ofNullable(reported)
                .or(() -> analysed)
                .or(() -> observed)
                .orElse(null);
    }

    @Nullable
    V2Time observed(Field field) {
        return result(field, "OBX-14");
    }

    private Optional<V2Time> last(int number) {
        return group.results().stream()
                .map(OrderGroup.Observed::result)
                .filter(obx -> !Statuses.NOT_A_RESULT.contains(Statuses.letter(group.request(), obx)))
                .map(obx -> result(obx.field(number), "OBX-" + number))
                .filter(Objects::nonNull)
                .max(Comparator.comparing(V2Time::instant));
    }

    private @Nullable V2Time result(Field field, String name) {
        return read(field, name, Reason.TIME_MISSING);
    }

    private @Nullable V2Time sample(Field field, String name) {
        return read(field, name, Reason.NOT_UNDERSTOOD);
    }

    private @Nullable V2Time read(Field field, String name, Reason unreadable) {
        if (field.isEmpty() || field.value().isEmpty()) {
            return null;
        }
        V2Time time = V2Time.read(field.value(), zone)
                .orElseThrow(() -> new Unclear(unreadable, name + " is no time that can be read"));
        Moments.mustNotLieAhead(time, name, latest);
        return time;
    }
}
