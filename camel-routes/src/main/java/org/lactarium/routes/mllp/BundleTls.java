package org.lactarium.routes.mllp;

import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.apache.camel.support.jsse.ClientAuthentication;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.SSLContextServerParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.springframework.boot.ssl.SslBundle;

/** A Spring SSL bundle in the shape in which Camel asks for keys. */
final class BundleTls {

    private BundleTls() {}

    /** @param clientCertificate whether a peer must show a certificate that the bundle trusts */
    static SSLContextParameters of(SslBundle bundle, boolean clientCertificate) {
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setKeyManagers(new KeyManagersParameters() {
            @Override
            public KeyManager[] createKeyManagers() {
                return bundle.getManagers().getKeyManagers();
            }
        });
        parameters.setTrustManagers(new TrustManagersParameters() {
            @Override
            public TrustManager[] createTrustManagers() {
                return bundle.getManagers().getTrustManagers();
            }
        });
        SSLContextServerParameters server = new SSLContextServerParameters();
        server.setClientAuthentication(
                (clientCertificate ? ClientAuthentication.REQUIRE : ClientAuthentication.NONE).name());
        parameters.setServerParameters(server);
        return parameters;
    }
}
