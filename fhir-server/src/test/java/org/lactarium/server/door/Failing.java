package org.lactarium.server.door;

import static org.lactarium.server.door.Passing.type;
import static org.lactarium.server.door.Passing.value;
import static org.lactarium.server.door.Reports.count;
import static org.lactarium.server.door.Reports.organism;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Messages that forbid milk; expected: it is not released, and what was released is not fed. */
final class Failing {

    private static final List<String> GROWTH = List.of(
            "SN|^250000",
            "SN|>^100000",
            "NM|250000",
            "ST|250000",
            "TX|heavy growth",
            "ST|TNTC",
            "ST|++",
            "SN|>=^300000",
            "ST|2.5 x 10^5");

    static final String GROWN = "Bacillus cereus 40 CFU/mL";
    static final String REACTIVE = "HIV reactive";

    private Failing() {}

    static List<Variant> all() {
        return Stream.of(counts(), organisms(), corrections(), serology(), words())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Variant> counts() {
        return Stream.of(true, false)
                .flatMap(post -> GROWTH.stream()
                        .map(form -> Variant.first(
                                (post ? "post " : "pre ") + form,
                                reports -> reports.culture(
                                        post, reports.another(), "F", count("F", type(form), value(form))))))
                .toList();
    }

    private static List<Variant> organisms() {
        return List.of(
                Variant.first(
                        "an organism counted after heating",
                        reports -> reports.culture(
                                true,
                                reports.another(),
                                "F",
                                count("F", "NM", "250000"),
                                organism("F", "CWE", "3092008^Staphylococcus aureus^SCT"))),
                Variant.first(
                        "an organism in words after heating",
                        reports -> reports.culture(
                                true,
                                reports.another(),
                                "F",
                                count("F", "ST", "growth"),
                                organism("F", "ST", "Bacillus cereus"))));
    }

    private static List<Variant> corrections() {
        var all = new ArrayList<Variant>();
        for (var post : List.of(true, false)) {
            var stage = post ? " after heating" : " before heating";
            all.add(Variant.again(
                    "corrected to growth" + stage,
                    reports -> reports.culture(post, reports.accession(post), "C", count("C", "SN", "^250000"))));
            all.add(Variant.again(
                    "corrected to too many to count" + stage,
                    reports -> reports.culture(post, reports.accession(post), "C", count("C", "ST", "TNTC"))));
            all.add(Variant.again("withdrawn" + stage, reports -> reports.culture(post, reports.accession(post), "X")));
        }
        return all;
    }

    private static List<Variant> serology() {
        return List.of(
                Variant.first("one reactive, coded", reports -> reports.serology("F", but("CWE|R^Reactive^L|||A"))),
                Variant.first("one reactive, in words", reports -> reports.serology("F", but("ST|Reactive|||A"))),
                Variant.first(
                        "one indeterminate", reports -> reports.serology("F", but("CWE|I^Indeterminate^L|||IND"))),
                Variant.first(
                        "one ratio with a flag",
                        reports -> reports.serology("F", but("NM|12.5|{s_co_ratio}|<1.00|A"))));
    }

    /** Results that would let it pass. */
    private static List<Variant> words() {
        return List.of(
                Variant.first(
                        "growth in a note",
                        reports -> reports.culture(true, reports.another(), "F", count("F", "SN", "^0")) + "NTE|1|L|"
                                + GROWN + "\r"),
                Variant.first(
                        "growth in a text",
                        reports -> reports.culture(
                                true,
                                reports.another(),
                                "F",
                                count("F", "SN", "^0"),
                                "|TX|MBTXT^Text^L|1|" + GROWN + "||||||F")),
                Variant.first(
                        "an infection in a note",
                        reports -> reports.serology("F", Passing.all("CWE|N^Non-reactive^L|||N")) + "NTE|1|L|"
                                + REACTIVE + "\r"));
    }

    private static List<String> but(String one) {
        var results = new ArrayList<>(Passing.all("CWE|N^Non-reactive^L|||N"));
        results.set(2, one);
        return results;
    }
}
