package org.lactarium.server.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.lactarium.server.home.LactariumHome;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signs with a key that opens no door: it is not the issuer's, so that a list can never pass for a token. */
@RestController
class WardListKey implements WardListSigner {

    private static final MediaType JWK_SET = MediaType.parseMediaType("application/jwk-set+json");

    private final ECKey key;

    WardListKey(LactariumHome home) {
        this.key = SigningKey.of(home, SigningKey.WARD_LIST).toECKey();
    }

    @GetMapping(KEYS)
    ResponseEntity<String> keys() {
        return ResponseEntity.ok()
                .contentType(JWK_SET)
                .body(new JWKSet(key).toPublicJWKSet().toString());
    }

    @Override
    public String sign(Map<String, Object> claims, Instant made, Instant until) {
        var content = new JWTClaimsSet.Builder();
        claims.forEach(content::claim);
        content.issueTime(Date.from(made)).expirationTime(Date.from(until));
        var header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
        try {
            var list = new SignedJWT(header, content.build());
            list.sign(new ECDSASigner(key));
            return list.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("The list of a ward cannot be signed", e);
        }
    }

    @Override
    public Optional<Instant> made(String list) {
        try {
            var signed = SignedJWT.parse(list);
            return signed.verify(new ECDSAVerifier(key.toPublicJWK()))
                    ? Optional.ofNullable(signed.getJWTClaimsSet().getIssueTime())
                            .map(Date::toInstant)
                    : Optional.empty();
        } catch (ParseException | JOSEException notOurs) {
            return Optional.empty();
        }
    }
}
