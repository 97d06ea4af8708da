package org.lactarium.routes.laboratory;

import java.util.List;
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

    private Unclear(Quarantined why) {
        super(why.detail(), null, false, false);
        this.why = why;
    }

    /** Everything that was unclear in one message, so that a person sees it at once. */
    static Unclear all(List<Unclear> all) {
        String detail = all.stream().map(one -> one.why.detail()).distinct().collect(Collectors.joining("; "));
        List<Unmapped> unmapped = all.stream()
                .flatMap(one -> one.why.unmapped().stream())
                .distinct()
                .toList();
        return new Unclear(new Quarantined(all.get(0).why.reason(), detail, unmapped));
    }

    public Quarantined why() {
        return why;
    }
}
