package org.lactarium.routes.orders;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OrderProfileTest {

    @Test
    void saysEveryMistakeOfADataFileAtOnce() throws IOException {
        try (InputStream shipped = OrderProfile.class.getResourceAsStream("/orders/default.json")) {
            String broken = new String(shipped.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\"o33\"", "\"o99\"")
                    .replace("\"fields\": {}", "\"fields\": {\"OBR-18\": \"{name}\"}")
                    .replace("\"about\": \"donor\",", "");
            assertThatThrownBy(
                            () -> OrderProfile.read(new ByteArrayInputStream(broken.getBytes(StandardCharsets.UTF_8))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("form")
                    .hasMessageContaining("OBR-18")
                    .hasMessageContaining("about");
        }
    }
}
