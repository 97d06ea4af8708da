package org.lactarium.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Location;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.gate.RawCall;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes that meet in PostgreSQL itself: one is done whole, the other not at all, and its client may send it again. */
class MeetingWritesTest {

    private static final String LAST = "last";

    /** Does in the transaction of a write, before its last shelf is stored, what the header says. */
    @Interceptor
    public static final class InTheMiddle {

        private final JdbcTemplate sql;
        private final CyclicBarrier both = new CyclicBarrier(2);

        InTheMiddle(JdbcTemplate sql) {
            this.sql = sql;
        }

        @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
        public void stored(IBaseResource resource, RequestDetails request) throws Exception {
            if (request == null
                    || !(resource instanceof Location shelf)
                    || !shelf.getName().endsWith(LAST)) {
                return;
            }
            if (request.getHeader("X-Locks") != null) {
                var locks = request.getHeader("X-Locks").split(" ");
                lock(locks[0]);
                both.await(30, TimeUnit.SECONDS);
                lock(locks[1]);
            } else if (request.getHeader("X-Fails") != null) {
                sql.execute("do $$ begin raise exception 'could not serialize access of Frau Geheim' using errcode = '"
                        + request.getHeader("X-Fails") + "'; end $$");
            }
        }

        private void lock(String name) {
            sql.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> {}, name);
        }
    }

    private final LactariumServer server = LactariumServer.shared();
    private final InTheMiddle middle = new InTheMiddle(server.bean(JdbcTemplate.class));
    private final String name = "meeting-" + UUID.randomUUID();

    @BeforeEach
    void watch() {
        server.bean(IInterceptorService.class).registerInterceptor(middle);
    }

    @AfterEach
    void leave() {
        server.bean(IInterceptorService.class).unregisterInterceptor(middle);
    }

    @Test
    void ofTwoTransactionsThatWaitForEachOtherOneIsDoneAndTheOtherMayBeSentAgain() {
        var one = CompletableFuture.supplyAsync(() -> send("one", "X-Locks: " + name + "1 " + name + "2"));
        var other = CompletableFuture.supplyAsync(() -> send("other", "X-Locks: " + name + "2 " + name + "1"));
        var answers = List.of(one.join(), other.join());

        assertThat(answers).extracting(RawCall.Answer::status).containsExactlyInAnyOrder(200, 409);
        var lost = answers.get(0).status() == 409 ? 0 : 1;
        mayBeSentAgain(answers.get(lost));
        assertThat(shelves("one")).isEqualTo(lost == 0 ? 0 : 2);
        assertThat(shelves("other")).isEqualTo(lost == 1 ? 0 : 2);

        assertThat(send(lost == 0 ? "one" : "other", "X-Nothing: x").status()).isEqualTo(200);
        assertThat(shelves(lost == 0 ? "one" : "other")).isEqualTo(2);
    }

    @Test
    void whatPostgresCannotBringIntoAnOrderMayBeSentAgain() {
        for (var state : List.of("40001", "40P01", "55P03")) {
            mayBeSentAgain(send("third", "X-Fails: " + state));
        }
        assertThat(shelves("third")).isZero();
        assertThat(send("third", "X-Nothing: x").status()).isEqualTo(200);
        assertThat(shelves("third")).isEqualTo(2);
    }

    private static void mayBeSentAgain(RawCall.Answer answer) {
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.head()).contains("Retry-After: 1");
        assertThat(answer.body())
                .contains("OperationOutcome", "Send it again")
                .doesNotContain("Geheim")
                .doesNotContain("deadlock");
    }

    /** Two shelves in one transaction. */
    private RawCall.Answer send(String who, String header) {
        var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        for (var place : Arrays.asList("first", LAST)) {
            bundle.addEntry()
                    .setResource(new Location()
                            .setStatus(Location.LocationStatus.ACTIVE)
                            .setName(name + " " + who + " " + place))
                    .getRequest()
                    .setMethod(Bundle.HTTPVerb.POST)
                    .setUrl("Location");
        }
        return new RawCall("POST /fhir")
                .with(header)
                .body("application/fhir+json", server.fhir().newJsonParser().encodeResourceToString(bundle))
                .send(server, "demo");
    }

    private int shelves(String who) {
        return server.client("demo")
                .search()
                .forResource(Location.class)
                .where(Location.NAME.matches().value(name + " " + who))
                .returnBundle(Bundle.class)
                .execute()
                .getEntry()
                .size();
    }
}
