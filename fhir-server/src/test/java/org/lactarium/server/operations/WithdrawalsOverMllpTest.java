package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.operations.LaboratoryLine.count;

import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.server.operations.MilkLine.Stage;

/** A laboratory takes back over the wire what it reported about the wrong milk or the wrong woman. */
class WithdrawalsOverMllpTest {

    @ParameterizedTest
    @ValueSource(strings = {"W", "D"})
    void aResultOfTheWrongMilkIsTakenBackAndTwoPeopleReleaseTheMilk(String withdrawn) {
        var line = new MilkLine(Stage.DISPENSED);
        var laboratory = new LaboratoryLine(line.bank);
        assertThat(laboratory.outcome(culture(laboratory, line, "F", 14) + count("F", "SN", "^12")))
                .isEqualTo("delivered");
        assertThat(line.standing()).containsExactly("used", "used", "recalled", "recalled", "recalled");

        assertThat(laboratory.outcome(culture(laboratory, line, "C", 10) + count(withdrawn, "SN", "^12")))
                .isEqualTo("delivered");

        assertThat(line.standing()).containsExactly("used", "used", "quarantine", "quarantine", "quarantine");
        line.release();
        assertThat(line.standing()).containsExactly("used", "used", "released", "dispensed", "released");
    }

    @Test
    void aReportThatIsTakenBackAsAWholeGivesTheMilkBackToTwoPeople() {
        var line = new MilkLine(Stage.PASTEURISED);
        var laboratory = new LaboratoryLine(line.bank);
        laboratory.outcome(culture(laboratory, line, "F", 14) + count("F", "NM", "4000"));
        assertThat(line.bank.status(line.batch)).isEqualTo("rejected");

        assertThat(laboratory.outcome(culture(laboratory, line, "X", 10))).isEqualTo("delivered");

        assertThat(line.bank.status(line.batch)).isEqualTo("quarantine");
    }

    @Test
    void aCorrectionMovesNothingBackAndItsWithdrawalDoes() {
        var line = new MilkLine(Stage.PASTEURISED);
        var laboratory = new LaboratoryLine(line.bank);
        laboratory.outcome(culture(laboratory, line, "F", 15) + count("F", "NM", "4000"));

        assertThat(laboratory.outcome(culture(laboratory, line, "C", 12) + count("C", "SN", "^0")))
                .isEqualTo("delivered");
        assertThat(line.bank.status(line.batch)).isEqualTo("rejected");

        assertThat(laboratory.outcome(culture(laboratory, line, "C", 8) + count("W", "SN", "^0")))
                .isEqualTo("delivered");
        assertThat(line.bank.status(line.batch)).isEqualTo("quarantine");
    }

    @Test
    void aConfirmedInfectionOfAnotherWomanIsTakenBackAndHerMilkIsOnHold() {
        var line = new MilkLine(Stage.RAW);
        var laboratory = new LaboratoryLine(line.bank);
        var number = line.bank
                .client
                .read()
                .resource(Patient.class)
                .withUrl(line.donor)
                .execute()
                .getIdentifierFirstRep()
                .getValue();
        var person = "PID|1||" + number + "^^^BANK^PI\r";
        var filler = line.bank.number("F");
        var found = "OBX|1|CWE|70154-0^HBsAg confirmatory^LN||P^Positive^L||||||";
        assertThat(laboratory.outcome(person + laboratory.order(1, filler, "MBDSCR", "F", 14) + found + "F\r"))
                .isEqualTo("delivered");
        assertThat(line.bank.status(line.deposit)).isEqualTo("rejected");

        assertThat(laboratory.outcome(person + laboratory.order(1, filler, "MBDSCR", "C", 10) + found + "W\r"))
                .isEqualTo("delivered");

        assertThat(line.bank.status(line.deposit)).isEqualTo("quarantine");
        line.release();
        assertThat(line.bank.status(line.deposit)).isEqualTo("registered");
    }

    private static String culture(LaboratoryLine laboratory, MilkLine line, String status, int minutesAgo) {
        return laboratory.report(Bank.label(line.milk(line.batch)), "MBCULPOST", status, minutesAgo);
    }
}
