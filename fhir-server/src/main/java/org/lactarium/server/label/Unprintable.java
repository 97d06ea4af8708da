package org.lactarium.server.label;

import org.lactarium.server.rule.Phrase;

/** Why a label cannot carry a number. */
enum Unprintable {
    /** Not every font, barcode and scanner has the character, or a reader takes it for another one. */
    CHARACTER,
    /** What claims to be a barcode of a standard, or differs from a number of ours in capitals only. */
    READ_OTHERWISE,
    /** Its letters would be too small for eyes, or its barcode's modules for a scanner. */
    TOO_LONG;

    Phrase why() {
        return new Phrase(
                switch (this) {
                    case CHARACTER -> "unprintable.character";
                    case READ_OTHERWISE -> "unprintable.read-otherwise";
                    case TOO_LONG -> "unprintable.too-long";
                });
    }
}
