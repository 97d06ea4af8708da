package org.lactarium.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a message says of people stays out of the log and the meters, whatever happens to the message. */
@ExtendWith(OutputCaptureExtension.class)
class SecrecyTest extends RunningRoutes {

    @Test
    void writesNoPatientDataIntoTheLogOrTheMeters(CapturedOutput output) throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        String message =
                Messages.culture("C1", "B-26-0117", "26QM01", "F", "^0").replace("MILKBATCH", "SECRETNAME");
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            laboratory.send(message);
            laboratory.send(message.replace("C1", "C2").replace("MBCULPOST", "NOSUCHTEST"));
            laboratory.send(message.replace("C1", "C3").replace("MSH|", "MSG|"));
            RECORD.refuseWith("Not so");
            laboratory.send(message.replace("C1", "C4").replace("26QM01", "26QM04"));
            settled("C4");
            RECORD.refuseWith(null);
            RECORD.failWith(500);
            laboratory.send(message.replace("C1", "C5").replace("26QM01", "26QM05"));
            laboratory.writeBytes(("no frame: " + message).getBytes(StandardCharsets.UTF_8));
            laboratory.writeBytes(("\u000b" + message).getBytes(StandardCharsets.UTF_8));
            // cut off in the middle of a frame
        }
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            laboratory.writeBytes(("\u000b" + message).getBytes(StandardCharsets.UTF_8));
            // never finished: closed by the other side
            assertThat(laboratory.receive()).isEmpty();
        }
        RECORD.failWith(0);
        settled("C5");
        assertThat(output.getAll()).doesNotContain("SECRETNAME").doesNotContain("PID|");
        assertThat(http.getForObject("/actuator/metrics", String.class))
                .contains("lactarium.intake.received")
                .doesNotContain("SECRETNAME");
    }
}
