package org.lactarium.routes.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.inbox.LoggedMessage;
import org.lactarium.routes.inbox.Looks;
import org.lactarium.routes.inbox.MessageLog;
import org.lactarium.routes.inbox.MessageState;
import org.lactarium.routes.quarantine.Language;
import org.lactarium.routes.quarantine.Reason;

/**
 * A message as people see it.
 *
 * @param whatToDo the next step for a person; null when there is none
 * @param repeats how often the very same message came again
 * @param text only when one message is looked at, and with its people covered unless asked otherwise
 * @param looks who has seen the whole text
 * @param notUnderstood fields the message fills and nobody has accounted for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessageView(
        long id,
        String feed,
        String peer,
        String received,
        String sendingApplication,
        String sendingFacility,
        String messageTime,
        String messageType,
        String controlId,
        String version,
        String charset,
        String state,
        int attempts,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable String whatToDo,
        String acknowledgement,
        String acknowledgementOutcome,
        int repeats,
        @Nullable String settled,
        List<String> resources,
        List<String> specimens,
        @Nullable String text,
        @Nullable List<Move> moves,
        @Nullable List<Seen> looks,
        @Nullable List<String> notUnderstood) {

    /** @param replay number of the replay of many it belongs to, if it does */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Move(
            String at,
            String from,
            String to,
            @Nullable String reason,
            @Nullable String who,
            @Nullable String why,
            @Nullable Long replay) {}

    record Seen(String at, String who, String why) {}

    static MessageView of(LoggedMessage message, Language language) {
        return new MessageView(
                message.id(),
                message.feed(),
                message.peer(),
                message.received().toString(),
                message.sendingApplication(),
                message.sendingFacility(),
                message.messageTime(),
                message.messageType(),
                message.controlId(),
                message.version(),
                message.charset(),
                message.state(),
                message.attempts(),
                message.reason(),
                message.detail() == null ? null : language.say(message.detail()),
                whatToDo(message, language),
                message.ackCode(),
                message.ackOutcome(),
                message.repeats(),
                text(message.settled()),
                message.resources(),
                message.specimens(),
                null,
                null,
                null,
                null);
    }

    MessageView withText(
            String shown, List<MessageLog.LoggedMove> logged, List<Looks.Look> seen, List<String> unaccounted) {
        List<Move> listed = logged.stream()
                .map(move -> new Move(
                        move.at().toString(),
                        move.from(),
                        move.to(),
                        move.reason(),
                        move.who(),
                        move.why(),
                        move.replay()))
                .toList();
        return new MessageView(
                id,
                feed,
                peer,
                received,
                sendingApplication,
                sendingFacility,
                messageTime,
                messageType,
                controlId,
                version,
                charset,
                state,
                attempts,
                reason,
                detail,
                whatToDo,
                acknowledgement,
                acknowledgementOutcome,
                repeats,
                settled,
                resources,
                specimens,
                shown,
                listed,
                seen.stream()
                        .map(look -> new Seen(look.at().toString(), look.who(), look.why()))
                        .toList(),
                unaccounted);
    }

    private static @Nullable String whatToDo(LoggedMessage message, Language language) {
        boolean settledByAPerson = message.state().equals(MessageState.DISMISSED.code());
        return message.reason() == null || settledByAPerson
                ? null
                : Reason.of(message.reason())
                        .map(reason -> reason.advice(language))
                        .orElse(null);
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
