package org.lactarium.profiles.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class NumberProperties {

    private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";

    @Provide
    Arbitrary<String> donations() {
        return Combinators.combine(
                        Arbitraries.of("ABCDEFGHIJKLMNPQRSTUVWXYZ123456789".split("")),
                        Arbitraries.strings().withCharRange('0', '9').ofLength(4),
                        Arbitraries.strings().withCharRange('0', '9').ofLength(8))
                .as((first, facility, rest) -> first + facility + rest);
    }

    @Provide
    Arbitrary<String> cards() {
        return Combinators.combine(
                        Arbitraries.strings()
                                .withCharRange('A', 'Z')
                                .ofMinLength(1)
                                .ofMaxLength(2),
                        Arbitraries.strings().withCharRange('0', '9').ofLength(6))
                .as((letters, digits) -> letters + digits);
    }

    @Property
    void everySerialReadsBackAsTheNumberItMade(
            @ForAll @IntRange(max = 99) int year, @ForAll @IntRange(max = 9_999_999) int serial) {
        assertThat(PoolNumber.read(PoolNumber.of(year, serial).value())).contains(PoolNumber.of(year, serial));
        assertThat(BatchNumber.read(BatchNumber.of(year, serial).value())).contains(BatchNumber.of(year, serial));
        assertThat(UnitNumber.read(UnitNumber.of(year, serial).value())).contains(UnitNumber.of(year, serial));
        assertThat(DonorNumber.read(DonorNumber.of(serial).value())).contains(DonorNumber.of(serial));
    }

    @Property
    void twoSerialsNeverShareANumber(
            @ForAll @IntRange(max = 9_999_999) int one, @ForAll @IntRange(max = 9_999_999) int other) {
        Assume.that(one != other);
        assertThat(BatchNumber.of(26, one)).isNotEqualTo(BatchNumber.of(26, other));
        assertThat(UnitNumber.of(26, one)).isNotEqualTo(UnitNumber.of(26, other));
        assertThat(DonorNumber.of(one)).isNotEqualTo(DonorNumber.of(other));
    }

    @Property
    void exactlyOneCheckCharacterFitsADonation(@ForAll("donations") String number) {
        assertThat(CHARACTERS.chars().mapToObj(check -> number + (char) check).map(DonationNumber::read))
                .filteredOn(Optional::isPresent)
                .hasSize(1);
    }

    @Property
    void aScannedDonationReadsBack(@ForAll("donations") String number) {
        DonationNumber donation = new DonationNumber(number);
        assertThat(DonationNumber.read("=" + number + donation.checkFlags())).contains(donation);
    }

    @Property
    void aMistypedDigitOfADonationIsCaught(
            @ForAll("donations") String number,
            @ForAll @IntRange(min = 5, max = 12) int at,
            @ForAll @IntRange(max = 9) int digit) {
        String mistyped = number.substring(0, at) + digit + number.substring(at + 1);
        Assume.that(!mistyped.equals(number));
        assertThat(DonationNumber.read(mistyped + new DonationNumber(number).checkCharacter()))
                .isEmpty();
    }

    @Property
    void twoSwappedDigitsOfADonationAreCaught(
            @ForAll("donations") String number, @ForAll @IntRange(min = 5, max = 11) int at) {
        Assume.that(number.charAt(at) != number.charAt(at + 1));
        String swapped = number.substring(0, at) + number.charAt(at + 1) + number.charAt(at) + number.substring(at + 2);
        assertThat(DonationNumber.read(swapped + new DonationNumber(number).checkCharacter()))
                .isEmpty();
    }

    @Property
    void exactlyOneCheckDigitFitsACard(@ForAll("cards") String card) {
        assertThat("0123456789A".chars().mapToObj(check -> card + (char) check).map(Hkid::read))
                .filteredOn(Optional::isPresent)
                .hasSize(1);
    }

    @Property
    void aMistypedDigitOfACardIsCaught(
            @ForAll("cards") String card,
            @ForAll @IntRange(max = 5) int fromTheRight,
            @ForAll @IntRange(max = 9) int digit) {
        Hkid right = onlyCard(card);
        int at = card.length() - 1 - fromTheRight;
        String mistyped = card.substring(0, at) + digit + card.substring(at + 1);
        Assume.that(!mistyped.equals(card));
        assertThat(Hkid.read(mistyped + right.value().substring(card.length()))).isEmpty();
    }

    @Property
    void aCardNeverPrintsItsMiddleDigits(@ForAll("cards") String card) {
        assertThat(onlyCard(card).toString()).contains("***").doesNotContain(card);
    }

    @Property
    void noTextWhateverBreaksTheReaders(@ForAll String text) {
        assertThat(LabelNumber.read(text)).isNotNull();
        assertThat(DonationNumber.read(text)).isNotNull();
        assertThat(Hkid.read(text)).isNotNull();
    }

    private static Hkid onlyCard(String card) {
        return "0123456789A"
                .chars()
                .mapToObj(check -> Hkid.read(card + (char) check))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }
}
