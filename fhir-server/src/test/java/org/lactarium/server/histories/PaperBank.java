package org.lactarium.server.histories;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.HookParams;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.rest.api.InterceptorInvocationTimingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DeviceMetric;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.NutritionOrder;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.lactarium.routes.delivery.PaperIntake;
import org.lactarium.server.access.Caller;
import org.lactarium.server.access.Callers;
import org.lactarium.server.access.Permissions;
import org.lactarium.server.access.Role;
import org.lactarium.server.access.WardListSigner;
import org.lactarium.server.batch.ThawAlarm;
import org.lactarium.server.batch.ThawClock;
import org.lactarium.server.label.Barcode;
import org.lactarium.server.label.Issuer;
import org.lactarium.server.label.LabelPrinter;
import org.lactarium.server.label.LabelSize;
import org.lactarium.server.operations.BankInterceptor;
import org.lactarium.server.operations.BankOperation;
import org.lactarium.server.operations.DoorInterceptor;
import org.lactarium.server.operations.NumberRegister;
import org.lactarium.server.operations.alarm.DeliveryTimers;
import org.lactarium.server.operations.alarm.RecallTimers;
import org.lactarium.server.operations.alarm.ThawAlarms;
import org.lactarium.server.operations.alarm.ThawTimers;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rulebook.ProfileText;
import org.lactarium.server.rulebook.RuleProfileFile;
import org.lactarium.server.rulebook.Sentences;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * The bank's operations and guards as plain beans beside a plain HAPI server with a record in memory, over HTTP. That they
 * run so is a promise of the architecture: a hospital may put them into a server it already has.
 */
final class PaperBank implements Place, AutoCloseable {

    private static final List<Class<? extends Resource>> WRITTEN = List.of(
            Patient.class,
            Observation.class,
            Consent.class,
            EpisodeOfCare.class,
            NutritionOrder.class,
            Device.class,
            DeviceMetric.class,
            BiologicallyDerivedProduct.class,
            DiagnosticReport.class,
            Specimen.class,
            ServiceRequest.class);

    private static final String LABORATORY = "demo-laboratory-system";

    private final FhirContext fhir = FhirContext.forR4();
    private final MovableClock clock = new MovableClock(Instant.EPOCH);
    private final Map<String, IGenericClient> clients = new HashMap<>();
    private final ThreadLocal<String> calling = ThreadLocal.withInitial(() -> "");
    private final Queue<Timer> timers = new PriorityQueue<>(Comparator.comparing(Timer::at));
    private final Tomcat tomcat = new Tomcat();
    private final PaperRecord record = new PaperRecord(clock, new Hooks());
    private final PaperIntake intake;
    private AnnotationConfigApplicationContext beans;
    private RestfulServer server;

    PaperBank() {
        fhir.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        open();
        intake = new PaperIntake(base());
    }

    @Override
    public IGenericClient client(String login) {
        return clients.computeIfAbsent(login, name -> {
            var client = fhir.newRestfulGenericClient(base() + "/fhir");
            client.registerInterceptor(new BearerTokenAuthInterceptor(name));
            return client;
        });
    }

    String base() {
        return "http://127.0.0.1:" + tomcat.getConnector().getLocalPort();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void pass(Duration time) {
        var until = clock.instant().plus(time);
        while (!timers.isEmpty() && !timers.peek().at().isAfter(until)) {
            var timer = timers.remove();
            clock.set(timer.at().isAfter(clock.instant()) ? timer.at() : clock.instant());
            beans.getBean(ThawAlarms.class).fire(timer.thaw(), timer.alarm());
        }
        clock.set(until);
    }

    @Override
    public Optional<PaperIntake> intake() {
        return Optional.of(intake);
    }

    private void remember(String thaw, ThawClock time) {
        for (var alarm : ThawAlarm.values()) {
            timers.add(new Timer(thaw, alarm, time.when(alarm)));
        }
    }

    private record Timer(String thaw, ThawAlarm alarm, Instant at) {}

    @Override
    public PaperRecord record() {
        return record;
    }

    @Override
    public void fresh(Instant start) {
        record.clear();
        intake.forget();
        timers.clear();
        clock.set(start);
    }

    /** Everything but the record is made anew, as after a crash. */
    @Override
    public void restart() {
        beans.close();
        server.unregisterAllProviders();
        server.getInterceptorService().unregisterAllInterceptors();
        furnish();
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

    private void open() {
        ((ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger("ca.uhn.fhir"))
                .setLevel(ch.qos.logback.classic.Level.WARN);
        ((ch.qos.logback.classic.Logger)
                        org.slf4j.LoggerFactory.getLogger("ca.uhn.fhir.interceptor.executor.BaseInterceptorService"))
                .setLevel(ch.qos.logback.classic.Level.OFF);
        java.util.logging.Logger.getLogger("org.apache").setLevel(java.util.logging.Level.SEVERE);
        server = new RestfulServer(fhir);
        furnish();
        try {
            tomcat.setBaseDir(Files.createTempDirectory("paper-bank").toString());
            tomcat.setPort(0);
            tomcat.getConnector().setProperty("address", "127.0.0.1");
            var web = tomcat.addContext("", null);
            Tomcat.addServlet(web, "fhir", server);
            web.addServletMappingDecoded("/fhir/*", "fhir");
            Tomcat.addServlet(web, "token", new PaperTokens());
            web.addServletMappingDecoded("/oauth2/token", "token");
            tomcat.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    private void furnish() {
        RuleProfile profile = RuleProfileFile.load("strictest");
        beans = new AnnotationConfigApplicationContext();
        beans.registerBean(Clock.class, () -> clock);
        beans.registerBean(FhirContext.class, () -> fhir);
        beans.registerBean(RuleProfile.class, () -> profile);
        beans.registerBean(ProfileText.class, () -> ProfileText.at("strictest"));
        beans.registerBean(Sentences.class, () -> new Sentences(profile.zone()));
        beans.registerBean("record", org.lactarium.server.operations.MilkRecord.class, () -> record);
        beans.registerBean(
                NumberRegister.class, () -> new PaperNumbers(record), definition -> definition.setPrimary(true));
        beans.registerBean(Callers.class, () -> this::caller);
        beans.registerBean(Permissions.class);
        // nobody rings here: what happens at the end of a thaw clock is ThawAlarms' and tested against the real record
        beans.registerBean(ThawTimers.class, () -> this::remember);
        var issuer = new Issuer(null, null, null, profile.zone());
        beans.registerBean(Issuer.class, () -> issuer);
        beans.registerBean(
                LabelPrinter.class, () -> new LabelPrinter("Paper", issuer, LabelSize.LARGE, Barcode.DATAMATRIX, 203));
        beans.registerBean(WardListSigner.class, NobodySigns::new);
        beans.registerBean(RecallTimers.class, () -> (notice, told) -> {});
        beans.registerBean(DeliveryTimers.class, () -> parcel -> {});
        beans.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        beans.scan("org.lactarium.server.operations");
        beans.refresh();
        beans.getBeansOfType(BankInterceptor.class).values().forEach(server::registerInterceptor);
        server.registerInterceptor(new Door());
        beans.getBeansOfType(DoorInterceptor.class).values().forEach(server::registerInterceptor);
        WRITTEN.forEach(type -> server.registerProvider(new PaperDrawer<>(type, record)));
        server.registerProvider(new PaperTransactions(record));
        beans.getBeansOfType(BankOperation.class).values().forEach(server::registerProvider);
    }

    /** A login is its own token; {@code demo} may everything, as in the demo bank. */
    private Caller caller() {
        var login = calling.get();
        if (login.equals(LABORATORY)) {
            return new Caller("", login, Set.of("laboratory-system"));
        }
        var role = login.replace("demo-", "").replace("-2", "");
        return new Caller(
                "Practitioner/" + login, login, login.equals("demo") ? Set.copyOf(Role.codes()) : Set.of(role));
    }

    /** Notes who is calling. */
    public final class Door {
        @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
        public void enter(RequestDetails request) {
            calling.set(request.getHeader("Authorization").substring("Bearer ".length()));
        }
    }

    /** Sets off what HAPI's storage would set off. */
    private final class Hooks implements PaperRecord.Writing {

        @Override
        public void before(Resource was, Resource is, RequestDetails request) {
            call(
                    was == null
                            ? Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED
                            : Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED,
                    was,
                    is,
                    request);
        }

        @Override
        public void after(Resource was, Resource is, RequestDetails request) {
            call(
                    was == null
                            ? Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED
                            : Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED,
                    was,
                    is,
                    request);
        }

        private void call(Pointcut pointcut, Resource was, Resource is, RequestDetails request) {
            var params = new HookParams();
            if (was != null) {
                params.add(IBaseResource.class, was);
            }
            params.add(IBaseResource.class, is);
            params.add(RequestDetails.class, request);
            params.add(ServletRequestDetails.class, request instanceof ServletRequestDetails servlet ? servlet : null);
            params.add(TransactionDetails.class, new TransactionDetails());
            var types = pointcut.getParameterTypes();
            if (types.contains(InterceptorInvocationTimingEnum.class.getName())) {
                params.add(InterceptorInvocationTimingEnum.class, InterceptorInvocationTimingEnum.ACTIVE);
            }
            if (types.contains(RequestPartitionId.class.getName())) {
                params.add(RequestPartitionId.class, RequestPartitionId.allPartitions());
            }
            server.getInterceptorService().callHooks(pointcut, params);
        }
    }
}
