package org.lactarium.server.gate;

import jakarta.servlet.Filter;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** The order of the gate: whose words are believed, then the address itself, then the method. The check of the token comes behind. */
@Configuration(proxyBeanMethods = false)
class GateConfiguration {

    /** What a page may read of an answer's headers. */
    private static final List<String> TOLD = List.of(
            "Content-Location", "ETag", "Last-Modified", "Location", "Retry-After", "WWW-Authenticate", "X-Request-ID");

    private static final List<String> OPEN =
            List.of("/fhir", "/fhir/**", "/oauth2/token", "/intake/**", "/ward-list/**", "/guide/**");

    @Bean
    PublicAddress publicAddress(@Value("${lactarium.record.base:}") String base) {
        return new PublicAddress(base);
    }

    @Bean
    FilterRegistrationBean<TrustedProxies> trustedProxies(
            @Value("${lactarium.record.proxies:127.0.0.0/8,::1}") List<String> proxies, PublicAddress address) {
        return registered(new TrustedProxies(proxies, address), 0, "/*");
    }

    @Bean
    FilterRegistrationBean<SoundLine> soundLine() {
        return registered(new SoundLine(), 1, "/fhir", "/fhir/*");
    }

    @Bean
    FilterRegistrationBean<HeadAndOptions> headAndOptions(Origins origins) {
        boolean asked = !origins.allowedOrigins().isEmpty();
        return registered(new HeadAndOptions(asked), 2, "/fhir", "/fhir/*");
    }

    @Bean
    FilterRegistrationBean<CorsFilter> originFilter(Origins origins) {
        var filter = new CorsFilter(source(origins));
        filter.setCorsProcessor(new OriginCheck());
        return registered(filter, 3, "/*");
    }

    private static CorsConfigurationSource source(Origins origins) {
        var allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(origins.allowedOrigins());
        allowed.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "OPTIONS"));
        allowed.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        allowed.setExposedHeaders(TOLD);
        allowed.setMaxAge(origins.maxAge());
        var source = new UrlBasedCorsConfigurationSource();
        if (!origins.allowedOrigins().isEmpty()) {
            OPEN.forEach(path -> source.registerCorsConfiguration(path, allowed));
        }
        return source;
    }

    private static <T extends Filter> FilterRegistrationBean<T> registered(T filter, int place, String... paths) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(paths);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        return registration;
    }
}
