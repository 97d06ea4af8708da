package org.lactarium.routes.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.outbox.LoggedOrder;
import org.lactarium.routes.quarantine.Language;
import org.lactarium.routes.quarantine.Reason;

/**
 * A message to a laboratory as people see it.
 *
 * @param order reference to the order in the record
 * @param number our order number
 * @param says the words of the laboratory
 * @param text only when one message is looked at
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderView(
        long id,
        String laboratory,
        String order,
        String number,
        String intention,
        String noticed,
        String state,
        int attempts,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable String whatToDo,
        @Nullable String control,
        @Nullable String controlId,
        @Nullable String answer,
        @Nullable String fillerNumber,
        @Nullable String says,
        @Nullable String answered,
        @Nullable String settled,
        @Nullable String text,
        @Nullable List<Attempt> sendings,
        @Nullable List<MessageView.Move> moves) {

    /** @param strays how many answers to something else came meanwhile */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Attempt(
            String at,
            @Nullable String ended,
            String outcome,
            @Nullable String detail,
            @Nullable String answer,
            int strays) {}

    static OrderView of(LoggedOrder message, Language language) {
        return of(message, language, null, null, null);
    }

    static OrderView whole(
            LoggedOrder message, List<LoggedOrder.Attempt> attempts, List<LoggedOrder.Move> moves, Language language) {
        Charset charset = Charset.forName(message.charset() == null ? "UTF-8" : message.charset());
        return of(
                message,
                language,
                message.raw() == null ? null : new String(message.raw(), charset),
                attempts.stream()
                        .map(attempt -> new Attempt(
                                attempt.at().toString(),
                                text(attempt.ended()),
                                attempt.outcome(),
                                attempt.detail() == null ? null : language.say(attempt.detail()),
                                attempt.answer() == null || attempt.answer().length == 0
                                        ? null
                                        : new String(attempt.answer(), charset),
                                attempt.strays()))
                        .toList(),
                moves.stream()
                        .map(move -> new MessageView.Move(
                                move.at().toString(),
                                move.from(),
                                move.to(),
                                move.reason(),
                                move.who(),
                                move.why(),
                                null))
                        .toList());
    }

    private static OrderView of(
            LoggedOrder message,
            Language language,
            @Nullable String text,
            @Nullable List<Attempt> sendings,
            @Nullable List<MessageView.Move> moves) {
        return new OrderView(
                message.id(),
                message.laboratory(),
                "ServiceRequest/" + message.orderId() + "/_history/" + message.orderVersion(),
                message.placer(),
                message.intention(),
                message.noticed().toString(),
                message.state(),
                message.attempts(),
                message.reason(),
                message.detail() == null ? null : language.say(message.detail()),
                message.reason() == null
                        ? null
                        : Reason.of(message.reason())
                                .map(reason -> reason.advice(language))
                                .orElse(null),
                message.control(),
                message.controlId(),
                message.answerCode(),
                message.filler(),
                message.says(),
                text(message.answered()),
                text(message.settled()),
                text,
                sendings,
                moves);
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
