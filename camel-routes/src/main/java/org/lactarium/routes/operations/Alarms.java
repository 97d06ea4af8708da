package org.lactarium.routes.operations;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says once that something is wrong and once that it is right again, however often it is asked in between. */
final class Alarms {

    /** What can be wrong, as it stands in health and metrics. */
    enum Kind {
        /** A message has waited too long. */
        WAITING("waiting"),
        /** A message of a feed comes from the future. */
        CLOCK("clock"),
        /** A feed does not accept. */
        CLOSED("closed"),
        /** The inbox itself cannot be read. */
        INBOX("inbox");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    private record Raised(String feed, Kind kind) {}

    private final Set<Raised> raised = ConcurrentHashMap.newKeySet();

    /**
     * Between wrong and right nothing is said and nothing changes, so that what hovers at a limit does not ring all night.
     *
     * @param sentence what is wrong
     * @return what there is new to say
     */
    Optional<String> look(String feed, Kind kind, boolean wrong, boolean right, String sentence) {
        Raised alarm = new Raised(feed, kind);
        if (wrong && raised.add(alarm)) {
            return Optional.of("ALARM: " + feed + ": " + sentence);
        }
        if (right && raised.remove(alarm)) {
            return Optional.of("ALARM OVER: " + feed + ": no longer so: " + sentence);
        }
        return Optional.empty();
    }

    boolean isRaised(String feed, Kind kind) {
        return raised.contains(new Raised(feed, kind));
    }

    /** Codes of what is wrong with a feed now. */
    List<String> of(String feed) {
        return raised.stream()
                .filter(alarm -> alarm.feed().equals(feed))
                .map(alarm -> alarm.kind().code())
                .sorted()
                .toList();
    }
}
