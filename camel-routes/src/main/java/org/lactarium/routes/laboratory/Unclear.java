package org.lactarium.routes.laboratory;

import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.lactarium.routes.quarantine.Reason;

/** Leaves a deep reading with a reason; never leaves the room of the reader, where it becomes a {@link Quarantined}. */
public final class Unclear extends RuntimeException {

    private final transient Quarantined why;

    public Unclear(Reason reason, String detail) {
        this(new Quarantined(reason, detail));
    }

    Unclear(Reason reason, String detail, Unmapped unmapped) {
        this(new Quarantined(reason, detail, List.of(unmapped)));
    }

    Unclear(Quarantined why) {
        super(why.detail(), null, false, false);
        this.why = why;
    }

    /** Everything that was unclear in one message, so that a person sees it at once; the worst of it decides for the milk. */
    static Quarantined all(List<Quarantined> all) {
        String detail = all.stream().map(Quarantined::detail).distinct().collect(Collectors.joining("; "));
        List<Unmapped> unmapped =
                all.stream().flatMap(one -> one.unmapped().stream()).distinct().toList();
        Bearing bearing = all.stream()
                .map(Quarantined::bearing)
                .max(Comparator.naturalOrder())
                .orElse(Bearing.STOPS);
        Reason reason = all.stream()
                .filter(one -> one.bearing() == bearing)
                .findFirst()
                .orElseThrow()
                .reason();
        return new Quarantined(reason, detail, unmapped, bearing, all.stream().allMatch(Quarantined::onlyUnmapped));
    }

    /** The same with what was sent beside what is not in the data file. */
    Unclear with(UnaryOperator<Unmapped> sent) {
        return new Unclear(new Quarantined(
                why.reason(),
                why.detail(),
                why.unmapped().stream().map(sent).toList(),
                why.bearing(),
                why.onlyUnmapped()));
    }

    public Quarantined why() {
        return why;
    }
}
