package org.lactarium.routes.analyser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.lactarium.routes.laboratory.Quarantined;

/** What holds of every translation, however broken the message. */
class AnalyserProperties {

    private static final AnalyserTranslator HL7 = Analysers.translator(AnalyserProfile.shipped("default"));
    private static final AnalyserTranslator ASTM = Analysers.translator(AnalyserProfile.shipped("astm"));
    private static final AnalyserTranslator CSV = Analysers.translator(AnalyserProfile.shipped("exported-csv"));

    private static final String GOOD =
            "MSH|^~\\&|MILKSCAN|LAB|MILKBANK|HKMB|20260310094500+0800||OUL^R22^OUL_R22|M1|P|2.5.1\r"
                    + "SPM|1|SP-1|||||||||P\rOBR|1|AW-1^MILKBANK||MBMACRO^Macronutrients^L\r"
                    + "OBX|1|NM|MBFAT|1|3.4|g/dL||N|||F|||||TECH07||MS-4401^MILKSCAN|20260310094312+0800\r"
                    + "OBX|2|SN|MBNRG|1|<^276|kJ/100mL||H|||C|||||TECH07||MS-4401^MILKSCAN|20260310094312+0800\r";

    /** Three characters of a good message, changed to anything: whatever comes of it is a value. */
    @Property(tries = 1_000)
    void makesSomethingOfEveryBrokenMessage(
            @ForAll @Size(3) List<@IntRange(min = 0, max = 2_000) Integer> places, @ForAll char by) {
        StringBuilder message = new StringBuilder(GOOD);
        places.forEach(place -> message.setCharAt(place % message.length(), by));
        assertThat(HL7.translate(message.toString(), Analysers.RECEIVED)).isNotNull();
        assertThat(ASTM.translate(message.toString(), Analysers.RECEIVED)).isNotNull();
        assertThat(CSV.translate(message.toString(), Analysers.RECEIVED)).isInstanceOf(Quarantined.class);
    }
}
