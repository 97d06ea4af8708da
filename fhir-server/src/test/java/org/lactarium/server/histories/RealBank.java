package org.lactarium.server.histories;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.operations.MilkRecord;

/** The whole program on PostgreSQL. Its bank is never empty, so a history only looks at milk of its own. */
final class RealBank implements Place, AutoCloseable {

    private final LactariumServer server = LactariumServer.shared();
    private final Map<String, IGenericClient> clients = new HashMap<>();

    @Override
    public IGenericClient client(String login) {
        return clients.computeIfAbsent(login, server::client);
    }

    @Override
    public Instant now() {
        return server.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public void pass(Duration time) {
        server.clock().forward(time);
    }

    @Override
    public MilkRecord record() {
        return server.bean(MilkRecord.class);
    }

    @Override
    public void fresh(Instant start) {
        server.clock().right();
    }

    /** Left to the tests that kill the program: here it would end the tests of others too. */
    @Override
    public void restart() {}

    @Override
    public void close() {
        server.clock().right();
    }
}
