package org.lactarium.routes.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/**
 * The least a durable MLLP listener can be: Camel's own route and its own acknowledgement, one insert under a unique key, and
 * nothing else. Arguments: JDBC URL, port.
 */
final class BareRoute {

    private BareRoute() {}

    public static void main(String[] arguments) throws Exception {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(arguments[0]);
        database.setMaximumPoolSize(20);
        try (Connection connection = database.getConnection()) {
            connection
                    .createStatement()
                    .execute("create table bare (id bigint generated always as identity primary key,"
                            + " control_id text not null unique, raw bytea not null)");
        }
        Main camel = new Main();
        camel.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("mllp://127.0.0.1:" + arguments[1]
                                + "?maxConcurrentConsumers=256&stringPayload=false&hl7Headers=false")
                        .process(exchange -> insert(database, exchange));
            }
        });
        camel.run();
    }

    private static void insert(HikariDataSource database, Exchange exchange) throws SQLException {
        byte[] raw = exchange.getIn().getBody(byte[].class);
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into bare (control_id, raw) values (?, ?)")) {
            insert.setString(1, Senders.controlId(raw));
            insert.setBytes(2, raw);
            insert.executeUpdate();
        }
    }
}
