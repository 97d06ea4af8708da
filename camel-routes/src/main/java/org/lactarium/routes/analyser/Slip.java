package org.lactarium.routes.analyser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.V2Time;

/**
 * One measurement of one sample in the analyser's own words; whether they came as HL7 or in a file no longer matters. What an
 * analyser does not say is empty.
 *
 * @param role SPM-11: milk, a control, a calibration
 * @param sample number of the sample as it was keyed in or scanned
 * @param lots pool or batch numbers it names besides
 * @param test code of what was asked for
 * @param order our order number
 * @param run the analyser's own number of the measurement
 * @param replicate which of several measurements of one sample
 * @param measured when it was measured
 * @param issued when the analyser let it go
 */
record Slip(
        String role,
        String sample,
        List<String> lots,
        List<String> test,
        String order,
        String run,
        String replicate,
        @Nullable V2Time measured,
        @Nullable V2Time issued,
        Instrument instrument,
        String operator,
        String method,
        List<Line> lines,
        List<String> notes) {

    record Instrument(String model, String serial) {}

    /**
     * @param codes what was measured, alternate codes behind
     * @param units in which it was measured, alternate units behind
     * @param status a letter of HL7 table 0085
     */
    record Line(
            List<String> codes,
            String comparator,
            String value,
            List<String> units,
            List<String> flags,
            String range,
            String status) {}
}
