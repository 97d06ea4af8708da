package org.lactarium.profiles.number;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A number this bank itself prints. Other banks number otherwise: what does not read as one of these may still be a good
 * identifier of someone else's.
 */
public sealed interface LabelNumber permits DonorNumber, UnitNumber, PoolNumber, BatchNumber {

    /** The number as printed, in capitals. */
    String value();

    /** The identifier system it belongs to. */
    String system();

    /** Reads whatever number of ours the text holds; spaces around it and small letters do not matter. */
    static Optional<LabelNumber> read(String text) {
        return Stream.<Optional<? extends LabelNumber>>of(
                        UnitNumber.read(text), BatchNumber.read(text), PoolNumber.read(text), DonorNumber.read(text))
                .<LabelNumber>flatMap(Optional::stream)
                .findFirst();
    }

    /** What is printed for the text: people type small letters and scanners append line ends. */
    static String printed(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }
}
