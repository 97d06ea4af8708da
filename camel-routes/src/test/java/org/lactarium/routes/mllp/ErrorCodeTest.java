package org.lactarium.routes.mllp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lactarium.routes.hl7.Delimiters;
import org.lactarium.routes.quarantine.Reason;

/** What a program is told of a fault. */
class ErrorCodeTest {

    /** HL7 table 0357, of version 2.5 and later, without what means success. */
    private static final Set<Integer> TABLE = Set.of(100, 101, 102, 103, 200, 201, 202, 203, 204, 205, 206, 207);

    @ParameterizedTest
    @EnumSource
    void everyReasonHasACodeOfTheTable(Reason reason) {
        assertThat(TABLE).contains(ErrorCode.of(reason).code());
        assertThat(ErrorCode.of(reason).coded(Delimiters.STANDARD)).matches("\\d{3}\\^[A-Z][a-z ]+\\^HL70357");
    }

    @Test
    void saysWhereTheFaultIsOnlyWhenItIsOnePlace() {
        assertThat(ErrorCode.of(Reason.NO_CONTROL_ID).place(Delimiters.STANDARD))
                .isEqualTo("MSH^1^10");
        assertThat(ErrorCode.of(Reason.UNKNOWN_TEST).place(Delimiters.STANDARD)).isEmpty();
        assertThat(ErrorCode.of(null).place(Delimiters.STANDARD)).isEmpty();
    }

    @Test
    void tellsATypeThatIsNotTakenFromAnEventThatIsNot() {
        assertThat(ErrorCode.of(Reason.UNSUPPORTED_MESSAGE).code()).isEqualTo(200);
        assertThat(ErrorCode.unsupportedEvent().code()).isEqualTo(201);
    }
}
