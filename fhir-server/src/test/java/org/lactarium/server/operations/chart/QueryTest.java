package org.lactarium.server.operations.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
                "Patient/a,,Patient/b"
            })
    void noSearchNamesNothing(String value) {
        assertThatThrownBy(() -> Query.where("focus", value)).hasMessageContaining("find everything");
        assertThatThrownBy(() -> Query.where("status", "active").and("focus", value))
                .hasMessageContaining("find everything");
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
