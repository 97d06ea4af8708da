package org.lactarium.routes.outbox;

import java.sql.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes down what became of a message, within the transaction that claimed it. */
final class StepLedger {

    private final JdbcClient jdbc;

    StepLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void settle(Outgoing message, Step step) {
        OutboxState to = step.to(message.state());
        if (!message.state().mayBecome(to)) {
            throw new IllegalStateException(message.state() + " may not become " + to);
        }
        detail(message.id(), step);
        boolean later = step instanceof Step.Later;
        String reason =
                step instanceof Step.Later put ? put.reason() : step instanceof Step.Held held ? held.reason() : null;
        jdbc.sql(
                        """
                        update outbox.message set state = :state, reason = :reason, detail = :detail,
                            attempts = case when :later then attempts + 1 else 0 end,
                            next_attempt = now() + make_interval(secs => :seconds),
                            settled = case when :settled then now() end
                        where id = :id
                        """)
                .param("state", to.code())
                .param("reason", reason)
                .param("detail", detail(step))
                .param("later", later)
                .param("seconds", step instanceof Step.Later put ? put.after().toMillis() / 1000.0 : 0)
                .param("settled", !to.isWaiting())
                .param("id", message.id())
                .update();
        if (to != message.state()) {
            jdbc.sql(
                            """
                            insert into outbox.message_event (message, from_state, to_state, reason)
                            values (:message, :from, :to, :reason)
                            """)
                    .param("message", message.id())
                    .param("from", message.state().code())
                    .param("to", to.code())
                    .param("reason", reason)
                    .update();
        }
    }

    private void detail(long id, Step step) {
        if (step instanceof Step.Routed routed) {
            jdbc.sql("update outbox.message set laboratory = :laboratory where id = :id")
                    .param("laboratory", routed.laboratory())
                    .param("id", id)
                    .update();
        } else if (step instanceof Step.Written written) {
            write(id, written.letter());
        } else if (step instanceof Step.Answered answered) {
            answer(id, answered.answer());
        }
    }

    private void write(long id, Outgoing.Letter letter) {
        jdbc.sql(
                        """
                        update outbox.message set control = :control, control_id = :controlId, raw = :raw,
                            charset = :charset, content = :content, verdict = null, answer_code = null, filler = null,
                            says = null, answered = null
                        where id = :id
                        """)
                .param("control", letter.control())
                .param("controlId", letter.controlId())
                .param("raw", letter.raw())
                .param("charset", letter.charset())
                .param("content", letter.content())
                .param("id", id)
                .update();
    }

    private void answer(long id, Outgoing.Answer answer) {
        jdbc.sql(
                        """
                        update outbox.message set verdict = :verdict, answer_code = :code, filler = :filler, says = :says,
                            answered = :at
                        where id = :id
                        """)
                .param("verdict", answer.verdict())
                .param("code", Said.text(answer.code()))
                .param("filler", Said.text(answer.filler()))
                .param("says", Said.sentence(answer.says()))
                .param("at", Timestamp.from(answer.at()))
                .param("id", id)
                .update();
    }

    private static @org.jspecify.annotations.Nullable String detail(Step step) {
        if (step instanceof Step.Later later) {
            return Said.sentence(later.detail());
        }
        if (step instanceof Step.Held held) {
            return Said.sentence(held.detail());
        }
        return step instanceof Step.Overtaken overtaken ? Said.sentence(overtaken.detail()) : null;
    }
}
