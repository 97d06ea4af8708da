package org.lactarium.server.door;

import static org.lactarium.server.door.Reports.count;
import static org.lactarium.server.door.Reports.organism;

import java.util.Collections;
import java.util.List;

/** Messages that let milk pass; expected: it may be released once both stages are there. */
final class Passing {

    /** OBX-2 and OBX-5 of an empty plate. */
    private static final List<String> NOTHING = List.of(
            "SN|^0",
            "SN|=^0",
            "NM|0",
            "ST|No growth",
            "TX|No growth after 48 hours",
            "CWE|264868006^No growth^SCT",
            "SN|<^1",
            "ST|<1");

    private Passing() {}

    static List<Variant> cultures(boolean post) {
        return NOTHING.stream()
                .map(form -> Variant.first(
                        (post ? "post " : "pre ") + form,
                        reports -> reports.culture(
                                post, reports.accession(post), "F", count("F", type(form), value(form)))))
                .toList();
    }

    static Variant organismsNone(boolean post) {
        return Variant.first(
                (post ? "post" : "pre") + " with organism no growth",
                reports -> reports.culture(
                        post,
                        reports.accession(post),
                        "F",
                        count("F", "SN", "^0"),
                        organism("F", "CWE", "264868006^No growth^SCT")));
    }

    static List<Variant> serology() {
        return List.of(
                Variant.first("all negative, coded", reports -> reports.serology("F", all("CWE|N^Non-reactive^L|||N"))),
                Variant.first("all negative, in words", reports -> reports.serology("F", all("ST|Negative|||N"))));
    }

    static List<String> all(String result) {
        return Collections.nCopies(5, result);
    }

    static String type(String form) {
        return form.substring(0, form.indexOf('|'));
    }

    static String value(String form) {
        return form.substring(form.indexOf('|') + 1);
    }
}
