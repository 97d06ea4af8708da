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

    @ParameterizedTest
    @ValueSource(strings = {"20261122", "20261122093500+0800", "202611220900"})
    void aSampleOfMilkIsTheOneWhateverTimeIsWritten(String sampled) {
        changed(withdrawal(reports.another()), was -> sampled);
        assertThat(DOOR.mayBeFed(milk)).isFalse();
    }

    @Test
    void aBloodTestOfAnotherDayThatIsCancelledStopsNothing() {
        send(reports.serology("F", Passing.all("CWE|N^Non-reactive^L|||N")));
        changed(cancelledBlood(), was -> "20261101090000+0800");
        assertThat(DOOR.mayBeFed(milk)).isTrue();
    }

    @Test
    void aBloodTestOfThatDayThatIsCancelledStopsHerMilk() {
        send(reports.serology("F", Passing.all("CWE|N^Non-reactive^L|||N")));
        changed(cancelledBlood(), was -> "20261122");
        assertThat(DOOR.mayBeFed(milk)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PID|1||\r", "", "PID|1||B-99-404^^^BANK^LOT\r"})
    void aCorrectionThatNamesItsAccessionAloneStopsTheMilkItWasAbout(String patient) {
        var corrected = reports.culture(true, reports.accession(true), "C", Reports.count("C", "NM", "4000"));
        send(corrected.replaceFirst("PID[^\r]*\r", patient));
        assertThat(DOOR.mayBeFed(milk)).isFalse();
    }

    @Test
    void aWithdrawalThatIsDatedBeforeTheOnlyWordThereIsStopsTheMilk() {
        DOOR.send(Draft.of(withdrawal(reports.accession(true)))
                .every("OBR", 22, was -> "20261122093000+0800")
                .bytes());
        assertThat(DOOR.mayBeFed(milk)).isFalse();
    }

    private String cancelledBlood() {
        var blood = reports.serology("X", Passing.all("CWE|N^Non-reactive^L|||N"));
        return blood.substring(0, blood.indexOf("OBX"));
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
