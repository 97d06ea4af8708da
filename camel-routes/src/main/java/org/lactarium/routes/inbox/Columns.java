package org.lactarium.routes.inbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL can hold in a text column, whatever a peer puts into a field: no NUL, and in an index nothing long. */
final class Columns {

    private static final int LONGEST = 200;
    private static final int LONGEST_SENTENCE = 4_000;

    /** The unit separator, which no number has in it. */
    private static final String BETWEEN = "\u001f";

    private Columns() {}

    static String text(String value) {
        return clean(value, LONGEST);
    }

    /** For columns without an index. */
    static @Nullable String sentence(@Nullable String value) {
        return value == null ? null : clean(value, LONGEST_SENTENCE);
    }

    /** A list in one text, so that many lists make one array; the database takes it apart again. */
    static String list(List<String> values) {
        return values.stream().map(value -> text(value.replace(BETWEEN, ""))).collect(Collectors.joining(BETWEEN));
    }

    private static String clean(String value, int longest) {
        String clean = value.replace("\u0000", "");
        return clean.length() <= longest ? clean : clean.substring(0, longest);
    }

    /** Parameters of one statement: of many arrivals each column is an array, of one alone it is the value itself. */
    static final class Parameters {
        private final Connection connection;
        private final PreparedStatement statement;
        private final List<Arrival> arrivals;
        private int parameter;

        Parameters(Connection connection, PreparedStatement statement, List<Arrival> arrivals) {
            this.connection = connection;
            this.statement = statement;
            this.arrivals = arrivals;
        }

        void add(String type, Function<Arrival, @Nullable Object> value) throws SQLException {
            parameter++;
            if (arrivals.size() > 1) {
                array(type, value);
                return;
            }
            Object one = value.apply(arrivals.get(0));
            if (one instanceof byte[] bytes) {
                statement.setBytes(parameter, bytes);
            } else {
                statement.setString(parameter, one == null ? null : one.toString());
            }
        }

        private void array(String type, Function<Arrival, @Nullable Object> value) throws SQLException {
            Object[] values = type.equals("bytea") ? new byte[arrivals.size()][] : new Object[arrivals.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value.apply(arrivals.get(i));
            }
            statement.setArray(parameter, connection.createArrayOf(type, values));
        }
    }
}
