package org.lactarium.routes.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.delivery.DryRun;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.quarantine.Language;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A rehearsal over HTTP, for whoever writes a laboratory's data file. */
@RestController
class DryRunController {

    private final DryRun dryRun;

    DryRunController(DryRun dryRun) {
        this.dryRun = dryRun;
    }

    /** @param fate mapped, ignored or not-understood */
    record FieldView(int segment, String field, String fate, String becomes) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PreviewView(
            String outcome,
            @Nullable String reason,
            @Nullable String detail,
            List<FieldView> fields,
            @JsonRawValue @Nullable String transaction) {}

    @PostMapping("/intake/dry-run")
    PreviewView preview(
            @RequestBody byte[] message,
            @RequestParam(name = "feed", defaultValue = Feeds.LABORATORY) String feed,
            Language language) {
        DryRun.Preview preview = dryRun.of(feed, message);
        return new PreviewView(
                preview.held() ? "quarantined" : "delivered",
                preview.reason(),
                preview.detail() == null ? null : language.say(preview.detail()),
                preview.fields().stream()
                        .map(line -> new FieldView(
                                line.segment(),
                                line.field(),
                                line.fate().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                language.say(line.becomes())))
                        .toList(),
                preview.transaction());
    }
}
