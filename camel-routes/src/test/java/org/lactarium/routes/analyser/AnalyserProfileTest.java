package org.lactarium.routes.analyser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class AnalyserProfileTest {

    @Test
    void findsCodesAndUnitsHoweverAnAnalyserWritesThem() {
        AnalyserProfile profile = AnalyserProfile.shipped("default");
        assertThat(profile.results().get("fat")).isEqualTo(Nutrient.FAT);
        assertThat(profile.units().get("KCAL/100ML").becomes()).isEqualTo("kcal/dL");
        assertThat(profile.limits()).containsOnlyKeys(Nutrient.values());
    }

    @Test
    void saysEveryMistakeOfADataFileAtOnce() throws IOException {
        ObjectNode broken = shipped();
        broken.put("replicates", "sometimes");
        broken.remove("units");
        ((ObjectNode) broken.get("results")).put("UREA", "urea");
        assertThatThrownBy(() -> AnalyserProfile.of(broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("replicates")
                .hasMessageContaining("units")
                .hasMessageContaining("UREA");
    }

    private static ObjectNode shipped() throws IOException {
        try (InputStream json = AnalyserProfile.class.getResourceAsStream("/analyser/default.json")) {
            return (ObjectNode) new ObjectMapper().readTree(json);
        }
    }
}
