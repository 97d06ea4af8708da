package org.lactarium.routes.outbox;

import java.util.Locale;

/** What the bank wants of an order. How a laboratory is told depends on what it has heard before. */
public enum Intention {
    PLACE,
    CANCEL;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Intention of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
