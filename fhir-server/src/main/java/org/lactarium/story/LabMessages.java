package org.lactarium.story;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;

/** The laboratory's messages: templates with the night's numbers filled in, segments ended by CR. */
final class LabMessages {

    private static final DateTimeFormatter V2_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx").withZone(ZoneOffset.UTC);

    private LabMessages() {}

    static String time(Instant instant) {
        return V2_TIME.format(instant);
    }

    static String fill(String template, Map<String, String> values) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(LabMessages.class.getResourceAsStream("/story/" + template + ".hl7"))) {
            String message = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> value : values.entrySet()) {
                message = message.replace("${" + value.getKey() + "}", value.getValue());
            }
            return message.replace("\r\n", "\r").replace('\n', '\r');
        }
    }
}
