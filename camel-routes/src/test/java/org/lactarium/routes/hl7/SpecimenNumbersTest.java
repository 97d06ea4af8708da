package org.lactarium.routes.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpecimenNumbersTest {

    @Test
    void areThoseOfSpecimensContainersAndOrdersEachOnce() {
        V2Message message = (V2Message) V2Message.read("MSH|^~\\&|LIS|LAB|MB|HK|2026||ORU^R01|C1|P|2.5.1\r"
                + "ORC|RE|MB-SR-1^MILKBANK|26QM1^LIS\r"
                + "OBR|1|MB-SR-1^MILKBANK|26QM1^LIS|X\r"
                + "SPM|1|MB-SP-44&MILKBANK^26QM1&LIS|MB-SP-40&MILKBANK\r"
                + "SAC|||TUBE-9|RACK-1\r");
        assertThat(SpecimenNumbers.of(message))
                .containsExactly("MB-SR-1", "26QM1", "MB-SP-44", "MB-SP-40", "TUBE-9", "RACK-1");
    }
}
