package org.lactarium.routes.mllp;

import java.nio.charset.Charset;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.feed.Feed;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.inbox.Inbox;
import org.lactarium.routes.inbox.Kept;
import org.lactarium.routes.quarantine.Language;
import org.lactarium.routes.quarantine.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one message of a feed: keeps it, then answers as the feed and the message ask. It never throws. */
final class Receiver {

    private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);
    private static final String NOT_KEPT = "The message could not be kept. Nothing was done with it; send it again.";

    private final String feedName;
    private final Feed feed;
    private final Inbox inbox;
    private final Outcomes outcomes;
    private final FeedMeters meters;
    private final Queries queries;
    private final Clock clock;

    Receiver(
            String feedName,
            Feed feed,
            Inbox inbox,
            Outcomes outcomes,
            FeedMeters meters,
            Queries queries,
            Clock clock) {
        this.feedName = feedName;
        this.feed = feed;
        this.inbox = inbox;
        this.outcomes = outcomes;
        this.meters = meters;
        this.queries = queries;
        this.clock = clock;
    }

    /**
     * What was done with a message, and what is owed for it.
     *
     * @param id null when it could not be kept
     * @param why reason for the sentence; null when there is none, or it could not be kept
     * @param question null when it asks nothing
     * @param language in which the sender is told
     */
    record Receipt(
            Reception reception,
            AnswerPlan plan,
            @Nullable Long id,
            String code,
            @Nullable String sentence,
            @Nullable Reason why,
            @Nullable V2Message question,
            Language language) {
        Receipt in(Language asked) {
            return new Receipt(reception, plan, id, code, sentence, why, question, asked);
        }

        /** Two that answer answers would do so for ever. */
        boolean isAnswered() {
            return !reception.answer();
        }

        boolean isKeptToBeDelivered() {
            return id != null && code.equals("AA");
        }
    }

    Receipt receive(byte[] raw, Charset charset, String peer) {
        meters.received(feedName);
        Reception reception = Reception.of(raw, charset, trade());
        AnswerPlan plan = AnswerPlan.of(feed.acknowledgement(), reception.header());
        try {
            Kept kept = inbox.keep(reception.arrival(feedName, peer, clock.instant(), raw));
            return new Receipt(
                    reception,
                    plan,
                    kept.id(),
                    kept.ackCode(),
                    reception.detail(),
                    reception.fault(),
                    reception.question(raw).orElse(null),
                    feed.language());
        } catch (RuntimeException e) {
            // the text of a database error may quote the row: its class says enough
            LOG.error(
                    "{}: a message could not be kept ({})",
                    feedName,
                    e.getClass().getSimpleName());
            return new Receipt(reception, plan, null, "AE", NOT_KEPT, null, null, feed.language());
        }
    }

    /** Where peers may ask there are analysers. */
    private Trade trade() {
        return queries.mayAsk(feedName) ? Trade.ANALYSER : Trade.LABORATORY;
    }

    /** A message too long to be kept: sending it again would change nothing, so it is rejected and not asked for again. */
    Receipt refuse(byte[] beginning, int longest) {
        meters.received(feedName);
        Reception reception = Reception.headerOnly(beginning);
        String sentence = "The message is longer than " + longest + " bytes. It was not kept.";
        LOG.warn("{}: a message longer than {} bytes was refused", feedName, longest);
        return new Receipt(
                reception,
                AnswerPlan.of(feed.acknowledgement(), reception.header()),
                null,
                "AR",
                sentence,
                null,
                null,
                feed.language());
    }

    /** The answer on the commit; empty when the message asks for none. */
    Optional<Answer> onCommit(Receipt receipt) {
        if (!receipt.isAnswered()
                || receipt.question() != null && !receipt.plan().enhanced()) {
            return Optional.empty();
        }
        return receipt.plan().onCommit().applies(receipt.code().equals("AA"))
                ? Optional.of(
                        answer(receipt, receipt.plan().commitCode(receipt.code()), receipt.sentence(), receipt.why()))
                : Optional.empty();
    }

    /** The answer on the commit, whatever the feed promises: a file has nobody waiting for more. */
    Answer onCommitAlways(Receipt receipt) {
        return answer(receipt, receipt.code(), receipt.sentence(), receipt.why());
    }

    /** The answer on the outcome, waited for; empty when the message asks for none. */
    Optional<Answer> onOutcome(Receipt receipt) {
        if (!receipt.isAnswered()) {
            return Optional.empty();
        }
        if (receipt.question() != null) {
            boolean asks = !receipt.plan().enhanced() || receipt.plan().onOutcome() != AnswerPlan.When.NEVER;
            return asks ? Optional.of(answer(receipt, receipt.question())) : Optional.empty();
        }
        if (receipt.plan().onOutcome() == AnswerPlan.When.NEVER) {
            return Optional.empty();
        }
        if (!receipt.isKeptToBeDelivered()) {
            // in processed mode this was said already
            return receipt.plan().enhanced() && receipt.plan().onOutcome().applies(false)
                    ? Optional.of(answer(receipt, receipt.code(), receipt.sentence(), receipt.why()))
                    : Optional.empty();
        }
        Outcomes.Outcome outcome = outcomes.await(receipt.id(), feed.answerTimeout());
        return receipt.plan().onOutcome().applies(outcome.success())
                ? Optional.of(answer(receipt, outcome.success() ? "AA" : "AE", outcome.sentence(), outcome.why()))
                : Optional.empty();
    }

    /** A question is answered anew whenever it is asked. */
    private Answer answer(Receipt receipt, V2Message question) {
        Segment header = question.header();
        Queries.Response response = response(question);
        meters.acknowledged(feedName, response.code());
        String text = acknowledgement(receipt, response.code(), response.sentence(), null)
                .responding(header, now(), ownId(receipt, response.code()), response.segments());
        return new Answer(response.code(), text, receipt.id(), header);
    }

    private Queries.Response response(V2Message question) {
        try {
            return queries.answer(feedName, question);
        } catch (RuntimeException e) {
            LOG.error(
                    "{}: a question could not be answered ({})",
                    feedName,
                    e.getClass().getName());
            return new Queries.Response("AE", "The question could not be answered.", List.of());
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), feed.zone());
    }

    private String ownId(Receipt receipt, String code) {
        return "LACT" + (receipt.id() == null ? "-" + clock.millis() : receipt.id() + code);
    }

    private Acknowledgement acknowledgement(
            Receipt receipt, String code, @Nullable String sentence, @Nullable Reason why) {
        return new Acknowledgement(
                code,
                sentence == null
                        ? null
                        : receipt.language().say(sentence, receipt.reception().answeredIn()),
                error(receipt, why));
    }

    private ErrorCode error(Receipt receipt, @Nullable Reason why) {
        Segment header = receipt.reception().header();
        return why == Reason.UNSUPPORTED_MESSAGE
                        && header != null
                        && trade().takes(header.field(9).value())
                ? ErrorCode.unsupportedEvent()
                : ErrorCode.of(why);
    }

    private Answer answer(Receipt receipt, String code, @Nullable String sentence, @Nullable Reason why) {
        Segment header = receipt.reception().header();
        meters.acknowledged(feedName, code);
        String text = acknowledgement(receipt, code, sentence, why).answering(header, now(), ownId(receipt, code));
        return new Answer(code, text, receipt.id(), header);
    }
}
