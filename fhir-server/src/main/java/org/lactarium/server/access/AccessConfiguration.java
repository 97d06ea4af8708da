package org.lactarium.server.access;

import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Nobody comes in without a bearer token, but to ask what the server can do and whether it is well. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    @Order(1)
    SecurityFilterChain managementAccess(HttpSecurity http) throws Exception {
        // no record leaves this way; the port listens on loopback unless configured
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(EndpointRequest.to("health", "info", "prometheus"))
                                .permitAll()
                                .anyRequest()
                                .denyAll())
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain issuerAccess(HttpSecurity http, Optional<RegisteredClientRepository> builtIn) throws Exception {
        if (builtIn.isEmpty()) {
            return http.securityMatcher(path(null, "/oauth2/**"))
                    .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                    .build();
        }
        OAuth2AuthorizationServerConfigurer issuer = OAuth2AuthorizationServerConfigurer.authorizationServer();
        return http.securityMatcher(issuer.getEndpointsMatcher())
                .with(issuer, Customizer.withDefaults())
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain bankAccess(HttpSecurity http, RefusedEntry refused) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(
                                path(HttpMethod.GET, "/fhir/metadata"),
                                path(HttpMethod.GET, "/guide/**"),
                                path(HttpMethod.GET, WardListSigner.KEYS))
                        .permitAll()
                        // to look into a message with its people on it is the quality manager's, who changes nothing
                        // there
                        .requestMatchers(path(HttpMethod.GET, "/intake/messages/**"))
                        .hasAnyRole(Role.INTEGRATION.code(), Role.QUALITY.code())
                        // who judges what is held may say that it shall stay as it is
                        .requestMatchers(
                                path(HttpMethod.POST, "/intake/messages/*/dismiss"),
                                path(HttpMethod.POST, "/intake/unmapped/dismiss"))
                        .hasAnyRole(Role.INTEGRATION.code(), Role.QUALITY.code(), Role.MICROBIOLOGIST.code())
                        .requestMatchers(path(HttpMethod.GET, "/intake/unmapped"))
                        .hasAnyRole(Role.INTEGRATION.code(), Role.QUALITY.code())
                        .requestMatchers(path(null, "/intake/**"))
                        .hasRole(Role.INTEGRATION.code())
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(tokens -> tokens.jwt(jwt -> jwt.jwtAuthenticationConverter(rolesOf()))
                        .authenticationEntryPoint(refused)
                        .accessDeniedHandler(refused))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(refused).accessDeniedHandler(refused))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    private static RequestMatcher path(@org.jspecify.annotations.Nullable HttpMethod method, String pattern) {
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        return method == null ? paths.matcher(pattern) : paths.matcher(method, pattern);
    }

    private static JwtAuthenticationConverter rolesOf() {
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(token -> {
            List<String> roles = token.getClaimAsStringList("roles");
            return roles == null
                    ? List.of()
                    : roles.stream()
                            .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                            .toList();
        });
        return converter;
    }
}
