package org.lactarium.routes.outbox;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every try to send, each written in a transaction of its own: before the first byte leaves, so that after a crash it is known
 * that the laboratory may have it, and again when its end is known.
 */
public final class Attempts {

    private final JdbcClient jdbc;
    private final TransactionTemplate apart;

    public Attempts(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.apart = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @return number of the attempt */
    public long begin(long message) {
        return apart.execute(status -> jdbc.sql("insert into outbox.attempt (message) values (:message) returning id")
                .param("message", message)
                .query(Long.class)
                .single());
    }

    /** @param outcome unreached, closed, unanswered, accepted, refused or error @param answer empty when there was none */
    public void end(long attempt, String outcome, String detail, byte[] answer) {
        apart.executeWithoutResult(status -> jdbc.sql(
                        """
                        update outbox.attempt set ended = now(), outcome = :outcome, detail = :detail, answer = :answer
                        where id = :id
                        """)
                .param("outcome", outcome)
                .param("detail", Said.sentence(detail))
                .param("answer", answer)
                .param("id", attempt)
                .update());
    }

    /** An answer to something else: kept, and credited to nothing. */
    public void stray(long attempt, String controlId, byte[] answer) {
        apart.executeWithoutResult(status -> jdbc.sql(
                        "insert into outbox.stray (attempt, control_id, answer) values (:attempt, :controlId, :answer)")
                .param("attempt", attempt)
                .param("controlId", Said.text(controlId))
                .param("answer", answer)
                .update());
    }
}
