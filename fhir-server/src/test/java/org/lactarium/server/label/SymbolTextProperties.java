package org.lactarium.server.label;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.datamatrix.decoder.Decoder;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.lactarium.profiles.UnitType;
import org.lactarium.profiles.number.UnitNumber;

class SymbolTextProperties {

    /** 2000 to 2099 */
    private static final long CENTURY = 36_500L * 24 * 60;

    /** FNC1 stands first. */
    private static final int GS1_SYMBOL = 2;

    @Property
    void whatIsEncodedIsReadBackWithItsExpiry(
            @ForAll @IntRange(max = 99) int year,
            @ForAll @IntRange(max = 9_999_999) int serial,
            @ForAll @LongRange(max = CENTURY) long minute) {
        var number = UnitNumber.of(year, serial).value();
        var expires = Instant.parse("2000-01-01T00:00:00Z").plus(minute, ChronoUnit.MINUTES);
        var local = LocalDateTime.ofInstant(expires, Labels.HONG_KONG);

        for (var issuer : List.of(Labels.OWN, Labels.ISBT, Labels.GS1)) {
            var read = ScannedText.read(SymbolText.of(Labels.bottle(number, expires), issuer), issuer);
            assertThat(read).isInstanceOfSatisfying(ScannedText.Number.class, scanned -> {
                assertThat(scanned.value()).isEqualTo(number);
                assertThat(scanned.expires()).isIn(local, null);
            });
        }
    }

    @Property(tries = 300)
    void theSymbolHoldsWhatItWasGiven(@ForAll @IntRange(max = 99) int year, @ForAll @IntRange(max = 999_999) int serial)
            throws Exception {
        for (var issuer : List.of(Labels.OWN, Labels.ISBT, Labels.GS1)) {
            var label = Labels.bottle(UnitNumber.of(year, serial).value(), Instant.parse("2026-12-31T15:59:00Z"));
            var content = SymbolText.of(label, issuer);

            var read = new Decoder().decode(DataMatrix.of(content));

            assertThat(read.getText()).isEqualTo(content);
            assertThat(read.getSymbologyModifier() == GS1_SYMBOL).isEqualTo(issuer == Labels.GS1);
        }
    }

    /** Lots and serials of every length GS1 has, of every letter it has. */
    @Property(tries = 2000)
    void gs1IsReadBackWholeFromSquareAndLines(
            @ForAll @StringLength(min = 1, max = 20) @CharRange(from = '%', to = 'Z') String lot,
            @ForAll @StringLength(min = 1, max = 20) @CharRange(from = '-', to = 'Z') String serial)
            throws Exception {
        var batch = lot.replaceAll("[$@#]", "0");
        var number = serial.replaceAll("[$@#]", "0");
        var expires = Instant.parse("2026-12-31T15:59:00Z");
        var bottle = new LabelContent(
                UnitType.BOTTLE,
                number,
                batch,
                null,
                new LabelContent.Dates(null, null, expires),
                LabelContent.Standing.FREE,
                null,
                null,
                null,
                0);
        var content = SymbolText.of(bottle, Labels.GS1);

        var read = new Decoder().decode(DataMatrix.of(content));

        assertThat(content).contains("10" + batch + "\u001d21" + number);
        assertThat(read.getText()).isEqualTo(content);
        assertThat(read.getSymbologyModifier()).isEqualTo(GS1_SYMBOL);
        var lines = SymbolText.of(bottle, Labels.GS1, Barcode.CODE128);
        assertThat(Labels.scanLines(Labels.drawn(Code128.of(lines)))).isEqualTo("]C1" + lines.substring(1));
    }

    @Property
    void noTextOfAScannerIsTooStrangeToBeAnswered(
            @ForAll @StringLength(max = 60) @CharRange(from = '\u001d', to = 'z') String noise) {
        assertThat(ScannedText.read(noise, Labels.ISBT)).isNotNull();
        assertThat(ScannedText.read("=" + noise, Labels.ISBT)).isNotNull();
        assertThat(ScannedText.read("]d2" + noise, Labels.GS1)).isNotNull();
        assertThat(ScannedText.read("(01)" + noise, Labels.GS1)).isNotNull();
    }
}
