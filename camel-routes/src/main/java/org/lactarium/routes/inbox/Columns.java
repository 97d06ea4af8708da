package org.lactarium.routes.inbox;

/** What PostgreSQL can hold in an indexed text column, whatever a peer puts into a field. */
final class Columns {

    private static final int LONGEST = 200;

    private Columns() {}

    static String text(String value) {
        String clean = value.replace("\u0000", "");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
    }
}
