package org.lactarium.server.gate;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Lets the characters through that people leave as they are in a search, above all {@code |}, and answers in FHIR what it refuses. */
@Component
class GateTomcat implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String IN_A_SEARCH = "|\"<>[]{}\\^`";

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addConnectorCustomizers(connector -> connector.setProperty("relaxedQueryChars", IN_A_SEARCH));
        tomcat.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(GateReport.class.getName());
            }
        });
    }
}
