package org.lactarium.server.access;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** The caller as the bearer token names them. */
@Component
class TokenCallers implements Callers {

    /** The server itself, at its own work: it has no role, and stands for no person. */
    private static final Caller NOBODY = new Caller("", "", Set.of());

    @Override
    public Caller current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (!(authentication instanceof JwtAuthenticationToken token)) {
            return NOBODY;
        }
        String practitioner = token.getToken().getClaimAsString("fhirUser");
        return new Caller(
                practitioner == null ? "" : practitioner,
                token.getName(),
                token.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .filter(authority -> authority.startsWith("ROLE_"))
                        .map(authority -> authority.substring("ROLE_".length()))
                        .collect(Collectors.toSet()));
    }
}
