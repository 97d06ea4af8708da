package org.lactarium.server.access;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lactarium.server.demo.Demo;
import org.lactarium.server.home.LactariumHome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Issues tokens itself, for the demo and for a bank without an identity provider of its own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(
        name = "spring.security.oauth2.resourceserver.jwt.issuer-uri",
        matchIfMissing = true,
        havingValue = "built-in")
class BuiltInIssuer {

    private static final Duration TOKEN_LIFE = Duration.ofMinutes(30);

    private final Map<String, BankClient> clients;

    BuiltInIssuer(AccessProperties properties, Demo demo) {
        List<BankClient> known = new ArrayList<>();
        if (demo.isOn()) {
            known.addAll(BankClients.demo());
        }
        if (properties.clientsFile() != null) {
            known.addAll(BankClients.read(properties.clientsFile()));
        }
        if (known.isEmpty()) {
            throw new NobodyCanLogInException();
        }
        this.clients = known.stream().collect(Collectors.toMap(BankClient::id, Function.identity()));
    }

    @Bean
    RegisteredClientRepository registeredClients() {
        return new InMemoryRegisteredClientRepository(
                clients.values().stream().map(BuiltInIssuer::registered).toList());
    }

    private static RegisteredClient registered(BankClient client) {
        return RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientSecret(client.secret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scope("system/*.cruds")
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(TOKEN_LIFE)
                        .build())
                .build();
    }

    /** Puts into each token whom the login stands for and which roles it has. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> tokenClaims() {
        return token -> {
            if (token.getJwsHeader() != null) {
                token.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
            }
            BankClient client = clients.get(token.getRegisteredClient().getClientId());
            token.getClaims().claim("fhirUser", client.practitioner());
            token.getClaims().claim("roles", List.copyOf(client.roles()));
        };
    }

    @Bean
    JWKSource<SecurityContext> issuerKeys(LactariumHome home) {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.of(home, SigningKey.ISSUER)));
    }

    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    AuthorizationServerSettings issuerSettings(AccessProperties properties) {
        return AuthorizationServerSettings.builder().issuer(properties.issuer()).build();
    }
}
