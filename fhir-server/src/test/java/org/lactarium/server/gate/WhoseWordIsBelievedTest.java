package org.lactarium.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Proxies, configured addresses and pages of other servers. */
class WhoseWordIsBelievedTest {

    private static final Filter PAGES = new GateConfiguration()
            .originFilter(new Origins(List.of("https://ward.example"), Duration.ofHours(1)))
            .getFilter();

    @Test
    void aProxyOfTheBankIsBelievedAndNobodyElse() throws ServletException, IOException {
        var proxies = new TrustedProxies(List.of("10.0.0.0/8", "::1"), new PublicAddress(""));
        assertThat(addressFrom("10.1.2.3", proxies)).isEqualTo("https://bank.example/milk/fhir");
        assertThat(addressFrom("192.0.2.7", proxies)).isEqualTo("http://localhost/fhir");
    }

    @Test
    void anAddressThatWasConfiguredStandsWhateverARequestSays() {
        var request = new MockHttpServletRequest("GET", "/fhir/Location");
        request.setServerName("evil.example");
        assertThat(new PublicAddress("https://bank.example/milk/fhir/").of(request))
                .isEqualTo("https://bank.example/milk/fhir");
        assertThat(new PublicAddress("").of(request)).isEqualTo("http://evil.example/fhir");
    }

    @ParameterizedTest
    @CsvSource({
        "https://bank.example/fhir, 10.1.2.3, ''",
        "https://bank.example/milk/fhir, 10.1.2.3, /milk",
        "https://bank.example/milk/fhir/, 192.0.2.7, /milk",
        "'', 10.1.2.3, /proxied",
        "'', 192.0.2.7, ",
    })
    void theWayBeforeTheRecordIsKnownToOtherPages(String base, String peer, String prefix)
            throws ServletException, IOException {
        var request = new MockHttpServletRequest("GET", "/intake/messages");
        request.setRemoteAddr(peer);
        request.addHeader("X-Forwarded-Prefix", "/proxied");
        var chain = new MockFilterChain();
        new TrustedProxies(List.of("10.0.0.0/8"), new PublicAddress(base))
                .doFilter(request, new MockHttpServletResponse(), chain);
        assertThat(((HttpServletRequest) chain.getRequest()).getAttribute("lactarium.prefix"))
                .isEqualTo(prefix);
    }

    @Test
    void aPageOfTheWardMayCallFromABrowser() throws ServletException, IOException {
        var preflight = from("https://ward.example", "OPTIONS");
        preflight.addHeader("Access-Control-Request-Method", "PUT");
        preflight.addHeader("Access-Control-Request-Headers", "authorization, if-match, content-type");
        var allowed = answer(PAGES, preflight);
        assertThat(allowed.getStatus()).isEqualTo(200);
        assertThat(allowed.getHeader("Access-Control-Allow-Origin")).isEqualTo("https://ward.example");
        assertThat(allowed.getHeader("Access-Control-Allow-Methods"))
                .contains("PUT")
                .doesNotContain("DELETE");
        assertThat(allowed.getHeader("Access-Control-Allow-Credentials")).isNull();
        assertThat(answer(PAGES, from("https://ward.example", "GET")).getHeader("Access-Control-Expose-Headers"))
                .contains("ETag", "Location");
    }

    @Test
    void aPageOfAnotherServerIsRefusedInFhirsOwnForm() throws ServletException, IOException {
        var refused = answer(PAGES, from("https://evil.example", "GET"));
        assertThat(refused.getStatus()).isEqualTo(403);
        assertThat(refused.getContentAsString()).contains("OperationOutcome");
        assertThat(refused.getHeader("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void withoutASettingNoPageIsToldThatItMay() throws ServletException, IOException {
        var off = new GateConfiguration()
                .originFilter(new Origins(List.of(), Duration.ofHours(1)))
                .getFilter();
        assertThat(answer(off, from("https://ward.example", "GET")).getHeader("Access-Control-Allow-Origin"))
                .isNull();
    }

    private static MockHttpServletRequest from(String origin, String method) {
        var request = new MockHttpServletRequest(method, "/fhir/Location");
        request.addHeader("Origin", origin);
        return request;
    }

    private static MockHttpServletResponse answer(Filter filter, HttpServletRequest request)
            throws ServletException, IOException {
        var answer = new MockHttpServletResponse();
        filter.doFilter(request, answer, new MockFilterChain());
        return answer;
    }

    private static String addressFrom(String peer, Filter proxies) throws ServletException, IOException {
        var request = new MockHttpServletRequest("GET", "/fhir/Location");
        request.setRemoteAddr(peer);
        request.addHeader("X-Forwarded-Host", "bank.example");
        request.addHeader("X-Forwarded-Proto", "https");
        request.addHeader("X-Forwarded-Prefix", "/milk");
        var chain = new MockFilterChain();
        proxies.doFilter(request, new MockHttpServletResponse(), chain);
        return new PublicAddress("").of((HttpServletRequest) chain.getRequest());
    }
}
