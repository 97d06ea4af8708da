package org.lactarium.routes.inbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A database that does not answer for so long counts as away. Without it a machine that hangs, or a line that was cut without a
 * word, would be waited for as long as the network likes, and the sender of a message with it.
 */
public final class Impatient extends DelegatingDataSource {

    private final int millis;

    /** @param patience for one answer of the database; the connection is given up after it */
    public Impatient(DataSource dataSource, Duration patience) {
        super(dataSource);
        this.millis = Math.toIntExact(patience.toMillis());
    }

    /** The pool takes the limit back when the connection is returned. It costs no round trip. */
    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try {
            connection.setNetworkTimeout(Runnable::run, millis);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
