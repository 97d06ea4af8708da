package org.lactarium.routes.feed;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.quarantine.Language;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One listener, one folder, or both, and the customs of the peers behind it.
 *
 * @param enabled whether the listener is opened at all
 * @param transport how the peers bring their messages
 * @param host address it binds; loopback unless configured, because MLLP itself knows no password
 * @param port 0 takes the port that {@link Feeds} knows for the name of the feed
 * @param profile the data file that says how the laboratories or the analysers behind this feed speak; null takes the one that
 *     {@link Feeds} knows for the name of the feed
 * @param charset overrides MSH-18 when the peers say one thing and send another
 * @param defaultCharset used when a message names no character set
 * @param language in which the people behind this feed are told what is wrong, where the character set of the answer can carry it
 * @param acknowledgement what an acknowledgement promises
 * @param answerTimeout how long an answer may wait for the record before it says so
 * @param sslBundle name of a Spring SSL bundle ({@code spring.ssl.bundle.*}); null is plain MLLP
 * @param clientCertificate with TLS, whether a peer must show a certificate the bundle trusts
 * @param zone zone of timestamps that carry no offset
 * @param maxConnections further peers are refused
 * @param maxMessageSize in bytes; a longer one is answered AR and not kept
 * @param idleTimeout a connection that is silent for so long is closed
 * @param readTimeout a frame that has begun must go on within this time of silence
 * @param frameTimeout a frame that has begun must be complete within this time, however steadily it drips
 * @param folder a directory to watch for files of messages and of results; null watches none
 * @param folderQuiet a file is read when it has not changed for so long
 * @param folderAnswers whether the acknowledgements are written beside the file when it is done
 */
public record Feed(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("mllp") @NotNull Transport transport,
        @DefaultValue("127.0.0.1") @NotBlank String host,
        @DefaultValue("0") @Min(0) @Max(65535) int port,
        @Nullable String profile,
        @Nullable Charset charset,
        @DefaultValue("UTF-8") @NotNull Charset defaultCharset,
        @DefaultValue("en") @NotNull Language language,
        @DefaultValue("original") @NotNull AcknowledgementMode acknowledgement,
        @DefaultValue("30s") @NotNull Duration answerTimeout,
        @Nullable String sslBundle,
        @DefaultValue("true") boolean clientCertificate,
        @DefaultValue("Asia/Hong_Kong") @NotNull ZoneId zone,
        @DefaultValue("256") @Min(1) int maxConnections,
        @DefaultValue("16777216") @Min(1024) int maxMessageSize,
        @DefaultValue("15m") @NotNull Duration idleTimeout,
        @DefaultValue("15s") @NotNull Duration readTimeout,
        @DefaultValue("2m") @NotNull Duration frameTimeout,
        @Nullable String folder,
        @DefaultValue("2s") @NotNull Duration folderQuiet,
        @DefaultValue("false") boolean folderAnswers) {

    /** Whether it makes no sense without a port. */
    boolean mustListen() {
        return enabled && folder == null && transport != Transport.FILE;
    }

    Feed completed(int knownPort, String knownProfile) {
        return new Feed(
                enabled,
                transport,
                host,
                port == 0 ? knownPort : port,
                profile == null ? knownProfile : profile,
                charset,
                defaultCharset,
                language,
                acknowledgement,
                answerTimeout,
                sslBundle,
                clientCertificate,
                zone,
                maxConnections,
                maxMessageSize,
                idleTimeout,
                readTimeout,
                frameTimeout,
                folder,
                folderQuiet,
                folderAnswers);
    }

    /** A feed to which files are brought has no port. */
    public boolean listens() {
        return port != 0 && transport != Transport.FILE;
    }

    static Feed byDefault() {
        return new Feed(
                true,
                Transport.MLLP,
                "127.0.0.1",
                0,
                null,
                null,
                StandardCharsets.UTF_8,
                Language.EN,
                AcknowledgementMode.ORIGINAL,
                Duration.ofSeconds(30),
                null,
                true,
                ZoneId.of("Asia/Hong_Kong"),
                256,
                16 * 1024 * 1024,
                Duration.ofMinutes(15),
                Duration.ofSeconds(15),
                Duration.ofMinutes(2),
                null,
                Duration.ofSeconds(2),
                false);
    }
}
