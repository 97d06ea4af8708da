package org.lactarium.server.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A number of milk is one in whatever place and under whatever type a laboratory writes it. */
class NumbersAtTheDoorTest {

    private static final PaperDoor DOOR = new PaperDoor();

    private Milk milk;
    private Reports reports;
    private Milk other;

    @AfterAll
    static void close() {
        DOOR.close();
    }

    @BeforeEach
    void twoBatchesWithCleanCulturesStandReady() {
        milk = DOOR.milk();
        other = DOOR.milk();
        reports = clean(milk);
        clean(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MR", "PI", "XX", "SS"})
    void milkUnderAnotherTypeBesideOtherMilkIsAContradictionOfBoth(String type) {
        send(reports.culture(true, reports.another(), "F", Reports.count("F", "NM", "250000"))
                .replace("^^^BANK^LOT", "^^^BANK^" + type + "~" + other.batch() + "^^^BANK^LOT"));
        assertThat(DOOR.release(milk)).isFalse();
        assertThat(DOOR.release(other)).isFalse();
        assertThat(DOOR.resultForbids(other)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MR", "SS", "XX"})
    void aHospitalsNumberOfNothingOnRecordChangesNothing(String type) {
        send(reports.culture(true, reports.another(), "F", Reports.count("F", "SN", "^0"))
                .replace("^^^BANK^LOT", "^^^BANK^LOT~M998877^^^HOSPITAL^" + type));
        assertThat(DOOR.release(milk)).isTrue();
    }

    @Test
    void theDonorsNumberUnderAnotherTypeIsNoContradictionOfHerMilk() {
        send(reports.culture(true, reports.another(), "F", Reports.count("F", "SN", "^0"))
                .replace("^^^BANK^LOT", "^^^BANK^LOT~" + milk.donor() + "^^^HOSPITAL^MR"));
        assertThat(DOOR.release(milk)).isTrue();
    }

    private static Reports clean(Milk milk) {
        var reports = new Reports(milk, DOOR.now());
        send(reports.culture(false, reports.accession(false), "F", Reports.count("F", "SN", "^0")));
        send(reports.culture(true, reports.accession(true), "F", Reports.count("F", "SN", "^0")));
        return reports;
    }

    private static void send(String message) {
        DOOR.send(Draft.of(message).bytes());
    }
}
