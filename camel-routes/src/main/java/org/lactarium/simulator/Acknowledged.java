package org.lactarium.simulator;

/**
 * What an acknowledgement says.
 *
 * @param code MSA-1
 * @param controlId MSA-2
 * @param sentence MSA-3
 */
record Acknowledged(String code, String controlId, String sentence) {

    static Acknowledged read(String answer) {
        for (String segment : answer.split("\r")) {
            if (segment.startsWith("MSA|")) {
                String[] fields = segment.split("\\|", -1);
                return new Acknowledged(
                        fields[1], fields.length > 2 ? fields[2] : "", fields.length > 3 ? fields[3] : "");
            }
        }
        return new Acknowledged("", "", "");
    }

    /** Nothing was kept, so nothing would be doubled. */
    boolean asksAgain() {
        return code.endsWith("E") && sentence.contains("send it again");
    }
}
