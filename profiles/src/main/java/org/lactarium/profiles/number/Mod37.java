package org.lactarium.profiles.number;

/** The check character of ISO/IEC 7064, MOD 37-2, as ISBT 128 uses it. */
final class Mod37 {

    private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";
    private static final int MODULUS = CHARACTERS.length();

    private Mod37() {}

    /** The k-th character from the right weighs 2 to the k; number and check character together come to 1. */
    static char check(String digitsAndLetters) {
        int sum = 0;
        for (int i = 0; i < digitsAndLetters.length(); i++) {
            sum = (sum + valueOf(digitsAndLetters.charAt(i))) * 2 % MODULUS;
        }
        return CHARACTERS.charAt((MODULUS + 1 - sum) % MODULUS);
    }

    static int valueOf(char character) {
        return CHARACTERS.indexOf(character);
    }
}
