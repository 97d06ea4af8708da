package org.lactarium.server.door;

import java.util.List;
import java.util.stream.Stream;

/** All that may go wrong. */
final class Mutators {

    private Mutators() {}

    static List<Mutator> all() {
        return Stream.of(FieldMutators.all(), SegmentMutators.all(), ValueMutators.all(), IdentityMutators.all())
                .flatMap(List::stream)
                .toList();
    }
}
