package org.lactarium.routes.operations;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.inbox.MessageState;
import org.lactarium.routes.inbox.Search;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** What to look for, as it stands in an address. */
record SearchParameters(
        @Nullable String feed,
        @Nullable String state,
        @BindParam("control-id") @Nullable String controlId,
        @Nullable String specimen,
        @Nullable String since,
        @Nullable String until) {

    /** @throws ResponseStatusException 400 when a value cannot be understood */
    Search search() {
        return new Search(
                given(feed),
                stateCode(),
                given(controlId),
                given(specimen),
                instant("since", since),
                instant("until", until));
    }

    /** The address of the page that ends before that id, by the path of the first page. */
    String pageBefore(String path, long before, int count) {
        return UriComponentsBuilder.fromPath(path)
                .queryParamIfPresent("feed", Optional.ofNullable(given(feed)))
                .queryParamIfPresent("state", Optional.ofNullable(given(state)))
                .queryParamIfPresent("control-id", Optional.ofNullable(given(controlId)))
                .queryParamIfPresent("specimen", Optional.ofNullable(given(specimen)))
                .queryParamIfPresent("since", Optional.ofNullable(given(since)))
                .queryParamIfPresent("until", Optional.ofNullable(given(until)))
                .queryParam("before", before)
                .queryParam("count", count)
                .encode()
                .toUriString();
    }

    private @Nullable String stateCode() {
        try {
            return given(state) == null ? null : MessageState.of(state).code();
        } catch (IllegalArgumentException e) {
            throw badRequest("state must be received, retrying, delivered, quarantined or dismissed");
        }
    }

    private static @Nullable Instant instant(String name, @Nullable String text) {
        try {
            return given(text) == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw badRequest(name + " must be a date and time with offset, as in 2026-03-03T08:00:00Z");
        }
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }

    private static ResponseStatusException badRequest(String reason) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, reason);
    }
}
