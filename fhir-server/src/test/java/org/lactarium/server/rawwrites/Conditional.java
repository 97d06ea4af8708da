package org.lactarium.server.rawwrites;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Writes that rest on a condition: a version, or what a search finds. None is passed over. */
final class Conditional {

    /** Of which there are always several. */
    private static final Set<String> MANY = Set.of("Observation", "Patient", "Consent");

    private final RawBank bank;
    private final Chance chance;
    private final FreshParts fresh;
    private final ChangedParts changed;

    Conditional(RawBank bank, Chance chance, FreshParts fresh, ChangedParts changed) {
        this.bank = bank;
        this.chance = chance;
        this.fresh = fresh;
        this.changed = changed;
    }

    Draft of(String login, Patches patches) {
        return switch (chance.below(5)) {
            case 0 -> version(Draft.alone(login, changed.any()));
            case 1 -> version(Draft.patch(login, patches.of(changed.known())));
            case 2 -> noneExists(login);
            case 3 -> found(login, patches);
            default -> astray(Draft.alone(login, chance.percent(50) ? fresh.any() : changed.any()));
        };
    }

    /** If-Match in all its forms, of a fact that is on record. */
    private Draft version(Draft draft) {
        var is = Integer.parseInt(bank.door
                .get(draft.parts().get(0).reference())
                .body()
                .path("meta")
                .path("versionId")
                .asText());
        return switch (chance.below(8)) {
            case 0, 1, 2 -> draft.under("If-Match", "W/\"" + is + "\"", draft.expected());
            case 3 -> draft.under("If-Match", "\"" + is + "\"", draft.expected());
            case 4 -> draft.under("If-Match", "W/\"" + (is + 1) + "\"", Expected.REFUSED);
            case 5 -> draft.under("If-Match", "*", Expected.REFUSED);
            case 6 -> draft.under("If-Match", "W/\"" + is + "\", W/\"" + (is + 1) + "\"", Expected.REFUSED);
            default -> draft.under("If-Match", chance.of("W/\"%00\"", "1", "W/\"-1\"", "\"x\""), Expected.REFUSED);
        };
    }

    private Draft noneExists(String login) {
        var draft = Draft.alone(login, fresh.any());
        var number = draft.parts().get(0).said().path("identifier").path(0);
        return switch (chance.below(4)) {
            case 0 ->
                draft.under("If-None-Exist", chance.of("identifier=%00", "identifier=%zz", " "), Expected.REFUSED);
            case 1 -> draft.under("If-None-Exist", "nobody-knows=1", Expected.REFUSED);
            default ->
                number.isMissingNode()
                        ? draft
                        : draft.under(
                                "If-None-Exist",
                                search(
                                        number.path("system").asText(),
                                        number.path("value").asText()),
                                draft.expected());
        };
    }

    /** An update or a patch of what a search finds: of one fact it is that fact's, of several nobody's. */
    private Draft found(String login, Patches patches) {
        var fact = changed.known();
        var number = fact.said().path("identifier").path(0);
        if (number.isMissingNode() || fact.type().equals("Patient")) {
            var part = changed.amended(fact);
            var many = MANY.contains(part.type());
            return Draft.alone(login, part)
                    .to(part.type() + (many ? "?_lastUpdated=gt2020-01-01" : "?"), Expected.REFUSED);
        }
        var draft = chance.percent(60) ? Draft.alone(login, changed.any(fact)) : Draft.patch(login, patches.of(fact));
        var search = search(number.path("system").asText(), number.path("value").asText());
        return switch (chance.below(6)) {
            case 0 -> draft.to(fact.type() + "?", Expected.REFUSED);
            case 1 -> draft.to(fact.type() + "?nobody-knows=1", Expected.REFUSED);
            case 2 ->
                draft.to(fact.type() + "?" + search, draft.expected()).under("If-Match", "W/\"1\"", Expected.REFUSED);
            default -> draft.to(fact.type() + "?" + search, draft.expected());
        };
    }

    /** A condition that belongs elsewhere. */
    private Draft astray(Draft draft) {
        return switch (chance.below(4)) {
            case 0 -> draft.under("If-None-Match", chance.of("*", "W/\"1\""), Expected.REFUSED);
            case 1 -> draft.under("If-Unmodified-Since", "Mon, 30 Nov 2026 00:00:00 GMT", Expected.REFUSED);
            case 2 ->
                draft.method().equals("POST")
                        ? draft.under("If-Match", "W/\"1\"", Expected.REFUSED)
                        : draft.under("If-None-Exist", "identifier=x", Expected.REFUSED);
            default -> draft.under("If-Range", "W/\"1\"", Expected.REFUSED);
        };
    }

    private static String search(String system, String value) {
        return "identifier=" + URLEncoder.encode(system + "|" + value, StandardCharsets.UTF_8);
    }
}
