package org.lactarium.server.donor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who gives the milk, as far as the rules ask.
 *
 * @param sex administrative gender; null when the record does not say
 * @param born null when the record does not say
 * @param children births of her own children
 */
public record Woman(@Nullable String sex, @Nullable Birth born, List<Birth> children) {

    /** Of whom the record says nothing. */
    public static final Woman UNKNOWN = new Woman(null, null, List.of());

    public Woman {
        children = List.copyOf(children);
    }
}
