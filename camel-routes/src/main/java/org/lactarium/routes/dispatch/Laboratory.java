package org.lactarium.routes.dispatch;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.orders.Form;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A laboratory that is sent orders.
 *
 * @param enabled {@code false} keeps what is noticed for it and sends nothing
 * @param host where it listens for MLLP
 * @param profile the data file that says how it takes orders
 * @param form overrides the data file
 * @param version HL7 version; overrides the data file
 * @param charset in which messages to it are written, and its answers read
 * @param sslBundle name of a Spring SSL bundle ({@code spring.ssl.bundle.*}); null is plain MLLP
 * @param connectTimeout after which it counts as away
 * @param answerTimeout after which it has not answered, and the connection is closed
 * @param zone in which times are written
 */
public record Laboratory(
        @DefaultValue("true") boolean enabled,
        @NotBlank String host,
        @Min(1) @Max(65535) int port,
        @DefaultValue("classpath:orders/default.json") @NotBlank String profile,
        @Nullable Form form,
        @Nullable String version,
        @DefaultValue("UTF-8") @NotNull Charset charset,
        @Nullable String sslBundle,
        @DefaultValue("5s") @NotNull Duration connectTimeout,
        @DefaultValue("30s") @NotNull Duration answerTimeout,
        @DefaultValue("Asia/Hong_Kong") @NotNull ZoneId zone) {}
