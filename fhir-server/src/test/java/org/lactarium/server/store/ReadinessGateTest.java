package org.lactarium.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Nobody works with a record that is not open yet. */
class ReadinessGateTest {

    private final ApplicationAvailabilityBean application = new ApplicationAvailabilityBean();

    @Test
    void untilTheRecordIsReadyItSaysSoAndWhenToTryAgain() throws ServletException, IOException {
        var answer = asked("/fhir/Patient");
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("5");
        assertThat(answer.getContentAsString()).contains("OperationOutcome");
        assertThat(asked("/fhir/metadata").getStatus()).isEqualTo(200);
    }

    @Test
    void aRecordThatIsReadyIsAsked() throws ServletException, IOException {
        application.onApplicationEvent(new AvailabilityChangeEvent<>(this, ReadinessState.ACCEPTING_TRAFFIC));
        assertThat(asked("/fhir/Patient").getStatus()).isEqualTo(200);
    }

    private MockHttpServletResponse asked(String path) throws ServletException, IOException {
        var answer = new MockHttpServletResponse();
        new ReadinessGate(application).doFilter(new MockHttpServletRequest("GET", path), answer, new MockFilterChain());
        return answer;
    }
}
