package org.lactarium.server.operations.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search that names nothing would find everything, so it cannot be written down. */
class QueryTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "Patient/a,",
                ",Patient/a",
                "Patient/",
                "Patient/null",
                "null",
                "*",
                "Patient/*",
                "lt",
                "https://lactarium.org/id/unit|",
                "%7C",
                "Patient/a,,Patient/b"
            })
    void noSearchNamesNothing(String value) {
        assertThatThrownBy(() -> Query.where("focus", value)).hasMessageContaining("find everything");
        assertThatThrownBy(() -> Query.where("status", "active").and("focus", value))
                .hasMessageContaining("find everything");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "status:not", "status:missing", "_has:Task:focus:_id", "focus&status", "*"})
    void norIsThereASearchByAnythingButAParameter(String name) {
        assertThatThrownBy(() -> Query.where(name, "active")).hasMessageContaining("find everything");
    }

    @Test
    void norByAValueThatIsNotThere() {
        assertThatThrownBy(() -> Query.where("focus", null)).hasMessageContaining("find everything");
        assertThatThrownBy(() -> Query.ofSystem("identifier", " ")).hasMessageContaining("find everything");
    }

    /** Time that grows with the square of what is scanned would let one short request keep a thread for minutes. */
    @Test
    void aMillionSignsAreReadOnce() {
        var endless = "A".repeat(1_000_000);
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            assertThat(Query.identifier(endless)).isPresent();
            assertThat(Query.identifier("https://x.example|" + endless)).isPresent();
            assertThat(Query.identifier(endless + "|")).isEmpty();
        });
    }

    @Test
    void aScannedNumberIsLookedForUnderItsSystemIfItSaysOne() {
        assertThat(Query.identifier("U-1").orElseThrow()).hasToString("identifier=U-1");
        assertThat(Query.identifier("https://x.example|U-1").orElseThrow())
                .hasToString("identifier=https%3A%2F%2Fx.example%7CU-1");
        assertThat(Query.identifier("https://x.example|")).isEmpty();
        assertThat(Query.identifier("  ")).isEmpty();
    }

    @Test
    void nothingIsLookedForInNoSearchAtAll() {
        assertThat(Query.anyOf("focus", List.of())).isEmpty();
    }

    @Test
    void aSearchReadsAsItStandsInAnAddress() {
        assertThat(Query.where("status", "active").and("subject", "Patient/a,Patient/b"))
                .hasToString("status=active&subject=Patient/a,Patient/b");
        assertThat(Query.ofSystem("identifier", "https://lactarium.org/id/unit"))
                .hasToString("identifier=https%3A%2F%2Flactarium.org%2Fid%2Funit%7C");
    }
}
