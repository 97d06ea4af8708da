package org.lactarium.server.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a laboratory takes back is not rested on, however it says which result it means. */
class WithdrawalsAtTheDoorTest {

    private static final PaperDoor DOOR = new PaperDoor();

    private Milk milk;
    private Reports reports;

    @AfterAll
    static void close() {
        DOOR.close();
    }

    @BeforeEach
    void cleanMilkIsReleased() {
        milk = DOOR.milk();
        reports = new Reports(milk, DOOR.now());
        send(reports.culture(false, reports.accession(false), "F", Reports.count("F", "SN", "^0")));
        send(reports.culture(true, reports.accession(true), "F", Reports.count("F", "SN", "^0")));
        assertThat(DOOR.release(milk)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MSH|^~\\&|||", "MSH|^~\\&|LIS2|LAB-2|", "MSH|^~\\&|LIS||"})
    void aWithdrawalByASenderWhoNeverSaidItStopsTheMilk(String sender) {
        send(withdrawal(reports.accession(true)).replace("MSH|^~\\&|LIS|LAB|", sender));
        assertThat(DOOR.mayBeFed(milk)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X", "F"})
    void aWithdrawalUnderANewNumberStopsTheMilkWhenItsSampleIsTheOne(String report) {
        var taken = Reports.count("X", "SN", "^0");
        send(
                report.equals("X")
                        ? withdrawal(reports.another())
                        : reports.culture(true, reports.another(), report, taken));
        assertThat(DOOR.mayBeFed(milk)).isFalse();
    }

    @Test
    void aWithdrawalThatDoesNotSayWhenItsSampleWasTakenStopsTheMilk() {
        changed(withdrawal(reports.another()), was -> "");
        assertThat(DOOR.mayBeFed(milk)).isFalse();
    }

    @Test
    void aTestOfAnotherSampleThatIsCancelledStopsNothing() {
        changed(withdrawal(reports.another()), was -> was.replaceFirst("^(.{10})..", "$131"));
        assertThat(DOOR.mayBeFed(milk)).isTrue();
    }

    private String withdrawal(String accession) {
        return reports.culture(true, accession, "X");
    }

    /** @param sampled what happens to OBR-7 */
    private void changed(String message, UnaryOperator<String> sampled) {
        DOOR.send(Draft.of(message).every("OBR", 7, sampled).bytes());
    }

    private void send(String message) {
        DOOR.send(Draft.of(message).bytes());
    }
}
