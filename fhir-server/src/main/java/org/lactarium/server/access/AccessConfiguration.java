package org.lactarium.server.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Nobody comes in without a bearer token, but to ask what the server can do and whether it is well. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    private static final BearerTokenResolver BEARER = new DefaultBearerTokenResolver();

    /** For everybody, whatever token they show: who asks how to log in may hold one that has expired. */
    private static final RequestMatcher OPEN = new OrRequestMatcher(
            path(HttpMethod.GET, "/fhir/metadata"),
            path(HttpMethod.OPTIONS, "/fhir"),
            path(HttpMethod.OPTIONS, "/fhir/"),
            path(HttpMethod.GET, "/guide/**"),
            path(HttpMethod.GET, WardListSigner.KEYS));

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
                .cors(AbstractHttpConfigurer::disable)
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
                .cors(AbstractHttpConfigurer::disable)
                .with(issuer, Customizer.withDefaults())
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain bankAccess(HttpSecurity http, RefusedEntry refused, IntakeActs acts) throws Exception {
        return http.authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
                    requests.requestMatchers(OPEN).permitAll();
                    acts.each((place, roles) -> requests.requestMatchers(place).hasAnyRole(roles));
                    requests.anyRequest().authenticated();
                })
                .oauth2ResourceServer(tokens -> tokens.jwt(jwt -> jwt.jwtAuthenticationConverter(rolesOf()))
                        .bearerTokenResolver(AccessConfiguration::token)
                        .authenticationEntryPoint(refused)
                        .accessDeniedHandler(refused))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(refused).accessDeniedHandler(refused))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .cors(AbstractHttpConfigurer::disable)
                .build();
    }

    private static @Nullable String token(HttpServletRequest request) {
        return OPEN.matches(request) ? null : BEARER.resolve(request);
    }

    static RequestMatcher path(@Nullable HttpMethod method, String pattern) {
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
