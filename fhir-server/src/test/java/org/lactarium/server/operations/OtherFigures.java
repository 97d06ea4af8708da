package org.lactarium.server.operations;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import ca.uhn.fhir.rest.server.RestfulServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Set;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.access.Caller;
import org.lactarium.server.access.Callers;
import org.lactarium.server.access.Permissions;
import org.lactarium.server.access.WardListSigner;
import org.lactarium.server.label.Issuer;
import org.lactarium.server.label.LabelPrinter;
import org.lactarium.server.operations.alarm.DeliveryTimers;
import org.lactarium.server.operations.alarm.RecallTimers;
import org.lactarium.server.operations.alarm.ThawTimers;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rulebook.ProfileText;
import org.lactarium.server.rulebook.RuleProfileFile;
import org.lactarium.server.rulebook.Sentences;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * The bank's operations once more, by figures of its own: another process on the record of the program under test, behind
 * a door of its own.
 */
final class OtherFigures implements AutoCloseable {

    private final ThreadLocal<String> calling = ThreadLocal.withInitial(() -> "");
    private final Tomcat tomcat = new Tomcat();
    private final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();

    /** @param yaml a whole rule profile */
    OtherFigures(String yaml) {
        try {
            var file = Files.createTempDirectory("figures").resolve("bank.yaml");
            Files.writeString(file, yaml);
            furnish("file:" + file);
            open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A login is its own token, and has the role it is named after. */
    IGenericClient client(String login) {
        var port = tomcat.getConnector().getLocalPort();
        var client = LactariumServer.shared().fhir().newRestfulGenericClient("http://127.0.0.1:" + port + "/fhir");
        client.registerInterceptor(new BearerTokenAuthInterceptor(login));
        return client;
    }

    @Override
    public void close() {
        beans.close();
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    private void furnish(String place) {
        var server = LactariumServer.shared();
        RuleProfile profile = RuleProfileFile.load(place);
        beans.registerBean(Clock.class, () -> server.bean(Clock.class));
        beans.registerBean(RuleProfile.class, () -> profile);
        beans.registerBean(ProfileText.class, () -> ProfileText.at(place));
        beans.registerBean(Sentences.class, () -> new Sentences(profile.zone()));
        beans.registerBean("record", MilkRecord.class, () -> server.bean(MilkRecord.class));
        beans.registerBean(Callers.class, () -> this::caller);
        beans.registerBean(Permissions.class);
        beans.registerBean(FhirContext.class, server::fhir);
        beans.registerBean(ThawTimers.class, () -> server.bean(ThawTimers.class));
        beans.registerBean(Issuer.class, () -> server.bean(Issuer.class));
        beans.registerBean(WardListSigner.class, () -> server.bean(WardListSigner.class));
        beans.registerBean(LabelPrinter.class, () -> server.bean(LabelPrinter.class));
        beans.registerBean(RecallTimers.class, () -> server.bean(RecallTimers.class));
        beans.registerBean(DeliveryTimers.class, () -> server.bean(DeliveryTimers.class));
        beans.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        beans.scan("org.lactarium.server.operations");
        beans.refresh();
    }

    private void open() throws IOException, LifecycleException {
        var server = new RestfulServer(FhirContext.forR4Cached());
        server.registerInterceptor(new Door());
        beans.getBeansOfType(BankOperation.class).values().forEach(server::registerProvider);
        tomcat.setBaseDir(Files.createTempDirectory("other-figures").toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        var web = tomcat.addContext("", null);
        Tomcat.addServlet(web, "fhir", server);
        web.addServletMappingDecoded("/fhir/*", "fhir");
        tomcat.start();
    }

    private Caller caller() {
        var login = calling.get();
        return new Caller("Practitioner/" + login, login, Set.of(login.replace("demo-", "")));
    }

    /** Notes who is calling. */
    public final class Door {
        @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
        public void enter(RequestDetails request) {
            calling.set(request.getHeader("Authorization").substring("Bearer ".length()));
        }
    }
}
