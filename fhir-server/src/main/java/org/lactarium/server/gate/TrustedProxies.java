package org.lactarium.server.gate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.web.filter.ForwardedHeaderFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Believes what a proxy says of the address a client asked ({@code Forwarded}, {@code X-Forwarded-*}), if it is one of the bank's own;
 * from anybody else these headers are left out, because they would put another server's name into the links.
 */
final class TrustedProxies extends OncePerRequestFilter {

    /** The part of the address that the proxy has taken off. */
    private static final String PREFIX = "X-Forwarded-Prefix";

    private static final Pattern PATH = Pattern.compile("(/(?!\\.\\.?(/|$))[A-Za-z0-9._~-]+)+");

    private final List<IpAddressMatcher> proxies;
    private final PublicAddress address;
    private final ForwardedHeaderFilter believing = new ForwardedHeaderFilter();
    private final ForwardedHeaderFilter leavingOut = new ForwardedHeaderFilter();

    /**
     * @param proxies addresses, or networks as in {@code 10.0.0.0/8}
     * @param address that stands, whatever a proxy says, when it is configured
     */
    TrustedProxies(List<String> proxies, PublicAddress address) {
        this.proxies = proxies.stream().map(IpAddressMatcher::new).toList();
        this.address = address;
        leavingOut.setRemoveOnly(true);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean own = proxies.stream().anyMatch(proxy -> proxy.matches(request.getRemoteAddr()));
        if (!own) {
            noteConfigured(request);
            leavingOut.doFilter(request, response, chain);
            return;
        }
        var prefix = request.getHeader(PREFIX);
        if (prefix != null) {
            var path = prefix.strip().replaceAll("/+$", "");
            if (!path.isEmpty() && !PATH.matcher(path).matches()) {
                GateAnswer.of(request, "invalid", "gate.unreadable").write(response, 400);
                return;
            }
            request.setAttribute(PublicAddress.PREFIX, path);
        }
        noteConfigured(request);
        believing.doFilter(new Unprefixed(request), response, chain);
    }

    private void noteConfigured(HttpServletRequest request) {
        if (address.isConfigured()) {
            request.setAttribute(PublicAddress.PREFIX, address.prefix());
        }
    }
}
