package org.lactarium.routes.inbox;

import java.util.Optional;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Messages that are not delivered and have not been looked after: held ones, and those of a paused feed. */
public final class Unbound {

    private static final String NEXT = "select " + Waiting.COLUMNS
            + ", coalesce(m.reason, 'feed-paused') as why from intake.message m"
            + " where m.bound = 'none' and (m.state = 'quarantined' or (m.state in ('received', 'retrying')"
            + " and exists (select 1 from intake.pause p where p.feed = m.feed)))"
            + " order by m.id limit 1 for update of m skip locked";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public Unbound(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    private record Next(Waiting message, String why) {}

    /**
     * @param bind gets the message and the code of why it waits
     * @return whether there was one
     */
    public boolean one(BiFunction<Waiting, String, Settlement.Binding> bind) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Optional<Next> next = jdbc.sql(NEXT)
                    .query((row, number) -> new Next(Waiting.of(row), row.getString("why")))
                    .optional();
            next.ifPresent(found -> jdbc.sql("update intake.message set bound = ? where id = ?")
                    .params(
                            bind.apply(found.message(), found.why()).code(),
                            found.message().id())
                    .update());
            return next.isPresent();
        }));
    }
}
