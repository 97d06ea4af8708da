package org.lactarium.routes.orders;

/** What is wanted of an order, as ORC-1 says it. */
public enum Control {
    NEW("NW"),
    CHANGE("XO"),
    CANCEL("CA");

    private final String code;

    Control(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
