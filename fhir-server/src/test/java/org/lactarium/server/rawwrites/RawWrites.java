package org.lactarium.server.rawwrites;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lactarium.server.access.Role;

/** What anybody might send next: any type, any verb, well made or with one mistake, alone or with others, by every role. */
final class RawWrites {

    private static final List<String> LOGINS = Stream.concat(
                    Stream.of("demo", "demo-release-officer-2"),
                    Role.codes().stream().map(role -> "demo-" + role))
            .toList();

    private final RawBank bank;
    private final Chance chance;
    private final FreshParts fresh;
    private final ChangedParts changed;
    private final Spoiled spoiled;
    private final Patches patches;
    private final Conditional conditional;

    RawWrites(RawBank bank, Chance chance) {
        this.bank = bank;
        this.chance = chance;
        fresh = new FreshParts(bank, chance);
        changed = new ChangedParts(bank, chance);
        spoiled = new Spoiled(chance, bank.door.base());
        patches = new Patches(chance);
        conditional = new Conditional(bank, chance, fresh, changed);
    }

    Draft next() {
        // half by somebody who may do everything, so that there is something to judge
        var login = chance.percent(50) ? "demo" : chance.of(LOGINS);
        return WhoWrites.asked(shaped(login));
    }

    private Draft shaped(String login) {
        var shape = chance.below(100);
        if (shape < 36) {
            return Draft.alone(login, part());
        } else if (shape < 42) {
            return inXml(login);
        } else if (shape < 48) {
            return conditional.of(login, patches);
        } else if (shape < 52) {
            var part = fresh.any();
            return Draft.astray(login, part, part.type().equals("Observation") ? "Consent" : "Observation");
        } else if (shape < 68) {
            return Draft.patch(login, patches.of(changed.known()));
        } else if (shape < 80) {
            return Draft.together(login, "transaction", parts());
        } else if (shape < 90) {
            return Draft.together(login, "batch", parts());
        }
        return again().map(part -> Draft.alone(login, part)).orElseGet(() -> Draft.alone(login, fresh.feed()));
    }

    private Draft inXml(String login) {
        var part = chance.percent(70) ? fresh.any() : changed.any();
        return switch (chance.below(5)) {
            case 0 -> Draft.alone(login, part).inXml().but("misspelt", Xml::misspelt);
            case 1 -> Draft.alone(login, part).inXml().but("twice", Xml::twice);
            case 2 -> Draft.alone(login, spoiled.inAnyFormat(part)).inXml();
            default -> Draft.alone(login, part).inXml();
        };
    }

    private Part part() {
        var part = chance.percent(70) ? fresh.any() : changed.any();
        return chance.percent(45) ? spoiled.of(part) : part;
    }

    /** No two over the same fact: what they say would depend on their order. */
    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (int count = 2 + chance.below(3); count > 0; count--) {
            var part = chance.percent(80) ? fresh.any() : changed.any();
            var spoilt = chance.percent(12) ? spoiled.of(part) : part;
            if (parts.stream()
                    .noneMatch(
                            one -> !one.reference().isEmpty() && one.reference().equals(part.reference()))) {
                parts.add(spoilt);
            }
        }
        return parts;
    }

    /** A feed that was written down before comes once more, byte for byte. */
    private Optional<Part> again() {
        var feeds = bank.account
                .now()
                .facts()
                .filter(FeedAccount::isFeed)
                .filter(feed -> feed.said().has("identifier"))
                .toList();
        if (feeds.isEmpty()) {
            return Optional.empty();
        }
        var feed = chance.of(feeds);
        return Optional.of(
                new Part("", feed.said(), Json.write(feed.said()), Expected.EITHER, "once more " + feed.reference()));
    }
}
