package org.lactarium.routes.inbox;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Settles held messages that a person has looked at and that shall stay as they are, and remembers who said so and why. */
public final class Dismissals {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public Dismissals(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /**
     * What is not held is left alone. The message keeps the reason for which it was held.
     *
     * @return the state of the message before; empty when there is no such message
     */
    public Optional<MessageState> one(long id, String who, String why) {
        return one(id, who, why, "");
    }

    /** The same, but a message that is being worked on is left to its worker, who may be waiting for this one. */
    public Optional<MessageState> unlessAtWork(long id, String who, String why) {
        return one(id, who, why, " skip locked");
    }

    private Optional<MessageState> one(long id, String who, String why, String locked) {
        return transaction.execute(status -> {
            Optional<MessageState> before = jdbc.sql(
                            "select state from intake.message where id = ? for update" + locked)
                    .params(id)
                    .query((row, number) -> MessageState.of(row.getString(1)))
                    .optional();
            if (before.filter(state -> state.mayBecome(MessageState.DISMISSED)).isPresent()) {
                dismiss(id, who, why);
            }
            return before;
        });
    }

    private void dismiss(long id, String who, String why) {
        jdbc.sql("update intake.message set state = 'dismissed', settled = now(), bound = 'closed' where id = ?")
                .params(id)
                .update();
        jdbc.sql(
                        """
                        insert into intake.message_event (message, from_state, to_state, reason, who, why)
                        values (?, 'quarantined', 'dismissed', 'dismissed', ?, ?)
                        """)
                .params(id, who, Columns.text(why))
                .update();
    }
}
