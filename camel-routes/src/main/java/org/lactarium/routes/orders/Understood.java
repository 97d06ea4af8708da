package org.lactarium.routes.orders;

import org.lactarium.routes.quarantine.Reason;

/** What came of reading an order: something that can be said to a laboratory, or why not. */
public sealed interface Understood permits OrderSheet, Understood.Unclear {

    /** @param detail a sentence without patient data */
    record Unclear(Reason reason, String detail) implements Understood {}
}
