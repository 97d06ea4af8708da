package org.lactarium.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A refusal is for whoever sent something, and names no class of the program. */
class PlainSpeechTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            HAPI-1851: DataFormatException at [[row,col {unknown-source}]: [1,705]]: Element comparater is not known | HAPI-1851: at [[row,col {unknown-source}]: [1,705]]: Element comparater is not known
            com.example.store.OddException: it is odd                       | it is odd
            WstxParsingException: Unexpected close tag                      | Unexpected close tag
            Error was: the value has too many digits                        | Error was: the value has too many digits
            An exception within the provision is read                       | An exception within the provision is read
            """)
    void aSentenceKeepsWhatIsWrongAndLosesTheNamesOfClasses(String said, String told) {
        assertThat(PlainSpeech.of(said)).isEqualTo(told);
    }

    @Test
    void theNumberOfALibrarysSentenceIsNotTold() {
        assertThat(PlainSpeech.answered("HAPI-0389: Failed to call it: HAPI-1851: a number is missing"))
                .isEqualTo("Failed to call it: a number is missing");
    }

    @Test
    void whatIsAskedOfTheDatabaseIsNotTold() {
        assertThat(PlainSpeech.of("could not execute statement [select t0.res_id from HFJ_RESOURCE t0]"))
                .doesNotContain("select", "HFJ_");
    }
}
