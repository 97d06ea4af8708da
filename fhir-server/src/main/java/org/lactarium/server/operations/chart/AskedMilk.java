package org.lactarium.server.operations.chart;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The milk that parents are asked about. It is looked at when a provision names some milk or some donor, and not before.
 *
 * @param infant {@code Patient/x} under all its numbers
 * @param lines of each bottle the references of all it was made from and of all its donors
 */
record AskedMilk(Collection<String> infant, Supplier<List<Set<String>>> lines) {

    /**
     * Whether a provision that names this reference is about the milk: a no when any of it is meant, a yes when all of it is.
     *
     * @param reference {@code Type/id}; what is neither milk nor a person is not understood
     */
    ConsentScope.Reach reach(String reference, boolean denied) {
        if (infant.contains(reference)) {
            return ConsentScope.Reach.THIS;
        }
        if (!reference.startsWith("BiologicallyDerivedProduct/") && !reference.startsWith("Patient/")) {
            return ConsentScope.Reach.UNREAD;
        }
        var all = lines.get();
        var meant = denied
                ? all.stream().anyMatch(line -> line.contains(reference))
                : !all.isEmpty() && all.stream().allMatch(line -> line.contains(reference));
        return meant ? ConsentScope.Reach.THIS : ConsentScope.Reach.OTHER;
    }
}
