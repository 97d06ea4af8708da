package org.lactarium.server.histories;

import java.util.Set;

/** Why a report that may have said anything is held for a person. */
enum Unreadable {
    UNKNOWN_TEST,
    UNREADABLE_VALUE,
    STATUSES_THAT_DISAGREE,
    A_SPECIMEN_NOBODY_KNOWS,
    CONTINUED_ELSEWHERE,
    WITHOUT_A_TIME,
    /** It says that nothing grew; only its control id was another message's. */
    CONTROL_ID_OF_ANOTHER;

    private static final Set<Unreadable> HARMLESS = Set.of(CONTROL_ID_OF_ANOTHER);

    /** Whether it could be worse than what is on record. */
    boolean stops() {
        return !HARMLESS.contains(this);
    }

    /** @param text of a report without fault */
    String of(String text) {
        return switch (this) {
            case UNKNOWN_TEST -> text.replaceFirst("\\|MBCULP[A-Z]+", "|NOVELCULT");
            case UNREADABLE_VALUE -> text.replace("|No growth|", "|see the paper|");
            case STATUSES_THAT_DISAGREE -> text.replaceFirst("F\r$", "P\r");
            case A_SPECIMEN_NOBODY_KNOWS -> text + "SPM|1|SP-NOBODY||MILK\r";
            case CONTINUED_ELSEWHERE -> text + "DSC|1\r";
            case WITHOUT_A_TIME -> text.replaceFirst("\\d{14}\\+0800\\|\\|MB", "||MB");
            case CONTROL_ID_OF_ANOTHER -> text;
        };
    }
}
