package org.lactarium.server.operations.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a criterion is made of, it names something, or there is no search. */
class QueryProperties {

    private static final String FOCUS = "focus";

    @Property(tries = 500)
    void nothingAmongManyIsNoSearch(
            @ForAll("nothing") String nothing, @ForAll("something") List<String> others, @ForAll int place) {
        var values = new ArrayList<>(others);
        values.add(Math.floorMod(place, others.size() + 1), nothing);
        var value = String.join(",", values);
        assertThatThrownBy(() -> Query.where(FOCUS, value))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("find everything");
        assertThatThrownBy(() -> Query.where("status", "active").and(FOCUS, value))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> Query.anyOf(FOCUS, values)).isInstanceOf(InvalidRequestException.class);
    }

    @Property(tries = 500)
    void aScannerThatReadNothingFindsNothing(
            @ForAll("silence") String silence, @ForAll("something") List<String> others) {
        assertThat(Query.identifier(silence)).isEmpty();
        others.forEach(system -> {
            assertThat(Query.identifier(system + "|" + silence)).isEmpty();
            assertThatThrownBy(() -> Query.where("identifier", Query.token(system, silence)))
                    .isInstanceOf(InvalidRequestException.class);
        });
    }

    @Property(tries = 500)
    void whatANumberIsMadeOfStaysOneValueOfOneCriterion(@ForAll String odd) {
        var number = "U-1" + odd;
        assertThat(Query.identifier("https://hospital.example/mrn|" + number)
                        .orElseThrow()
                        .toString()
                        .substring("identifier=".length()))
                .doesNotContain("&", "=", "#", ",", "|");
    }

    @Property(tries = 200)
    void whatNamesSomethingIsAskedAsItStands(@ForAll("something") List<String> values) {
        if (!values.isEmpty()) {
            var value = String.join(",", values);
            assertThat(Query.where(FOCUS, value)).hasToString(FOCUS + "=" + value);
        }
    }

    @Provide
    Arbitrary<String> nothing() {
        return Arbitraries.oneOf(
                silence().filter(text -> !text.contains(",")),
                Arbitraries.of(
                        "null",
                        "Patient/",
                        "Patient/null",
                        "%20",
                        "%2A",
                        "%00",
                        "%E2%80%8B",
                        "*",
                        "%",
                        "?",
                        "ge",
                        "lt",
                        "https%3A%2F%2Flactarium.org%2Fid%2Funit%7C",
                        "sys|",
                        "sys|*",
                        "|",
                        "a&_id=b",
                        "a#b"));
    }

    /** Without a letter or a digit. */
    @Provide
    Arbitrary<String> silence() {
        return Arbitraries.strings()
                .withChars(" \t\u00a0\u200b\u3000*?.-_|,'\"")
                .ofMaxLength(6);
    }

    @Provide
    Arbitrary<List<String>> something() {
        return Arbitraries.of("Patient/a", "released", "ge2026-11-30T00:00:00Z", "sys%7CU-1", "母乳", "7")
                .list()
                .ofMaxSize(4);
    }
}
