package org.lactarium.server.label;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.number.DonationNumber;

/** Reads ISBT 128: a donation number by itself, or a compound message of donation number, product and expiry. */
final class IsbtText {

    private static final Pattern COMPOUND = Pattern.compile("=\\+([0-9]{2})[0-9]{3}");
    /** Donation number, product, expiry by day, expiry by minute; no other structure stands on a label of milk. */
    private static final Pattern STRUCTURE = Pattern.compile("(?<din>=[A-NP-Z1-9][0-9A-Z]{12}[0-9A-Z]{2})"
            + "|=<(?<product>[0-9A-Z]{8})|=>(?<day>[0-9]{6})|&>(?<minute>[0-9]{10})");

    private IsbtText() {}

    static ScannedText read(String text, Issuer issuer) {
        var compound = COMPOUND.matcher(text);
        var announced = compound.lookingAt() ? Integer.parseInt(compound.group(1)) : 1;
        var rest = compound.lookingAt() ? text.substring(compound.end()) : text;
        var structure = STRUCTURE.matcher(rest);
        DonationNumber din = null;
        LocalDateTime expires = null;
        int found = 0;
        for (; structure.lookingAt(); structure.region(structure.end(), rest.length())) {
            found++;
            if (structure.group("din") != null) {
                var read = DonationNumber.read(structure.group("din"));
                if (read.isEmpty()) {
                    return new ScannedText.Broken("the check of the donation number fails");
                }
                din = read.get();
            }
            try {
                expires = expires == null ? expiry(structure) : expires;
            } catch (DateTimeException noSuchDay) {
                return new ScannedText.Broken("the expiry is no date");
            }
        }
        if (structure.regionStart() != rest.length() || found != announced) {
            return new ScannedText.Broken("the message is cut off or holds more than it says");
        }
        return din == null ? new ScannedText.Broken("there is no donation number") : number(din, expires, issuer);
    }

    private static ScannedText number(DonationNumber din, @Nullable LocalDateTime expires, Issuer issuer) {
        var fin = din.value().substring(0, 5);
        return fin.equals(issuer.fin())
                ? new ScannedText.Number(
                        "U-" + din.value().substring(5, 7) + "-" + din.value().substring(7), null, expires)
                : new ScannedText.Number(din.value(), din.system(), expires);
    }

    /** Century (0 is 20xx), year, day of the year; without an hour it is the last minute of the day. */
    private static @Nullable LocalDateTime expiry(Matcher structure) {
        var minute = structure.group("minute");
        var digits = minute == null ? structure.group("day") : minute;
        if (digits == null) {
            return null;
        }
        int year = (digits.charAt(0) == '9' ? 1900 : 2000 + 100 * (digits.charAt(0) - '0'))
                + Integer.parseInt(digits.substring(1, 3));
        var day = Year.of(year).atDay(Integer.parseInt(digits.substring(3, 6)));
        return minute == null
                ? day.atTime(23, 59)
                : day.atTime(LocalTime.of(
                        Integer.parseInt(minute.substring(6, 8)), Integer.parseInt(minute.substring(8, 10))));
    }
}
