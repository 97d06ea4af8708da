package org.lactarium.server.rawwrites;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/**
 * One resource on its way.
 *
 * @param reference what it is written over, as {@code Type/id}; empty for something new
 * @param said what it says
 * @param text the bytes, which may say it badly
 * @param words for a person who reads what went wrong
 */
record Part(String reference, ObjectNode said, String text, Expected expected, String words) {

    static Part fresh(String words, ObjectNode said) {
        return new Part("", said, Json.write(said), Expected.TAKEN, words);
    }

    static Part over(Fact fact, String words, ObjectNode said, Expected expected) {
        return new Part(
                fact.reference(), said, written(fact.reference(), said), expected, words + " " + fact.reference());
    }

    Part but(Expected otherwise, String what, ObjectNode says) {
        return but(otherwise, what, says, says, bytes -> bytes);
    }

    /** @param spoils the bytes of what is sent */
    Part but(Expected otherwise, String what, ObjectNode says, ObjectNode sent, UnaryOperator<String> spoils) {
        return new Part(reference, says, spoils.apply(written(reference, sent)), otherwise, words + ", " + what);
    }

    /** With the id of what it is written over. */
    private static String written(String reference, ObjectNode said) {
        var whole = said.deepCopy();
        if (!reference.isEmpty()) {
            whole.put("id", reference.substring(reference.indexOf('/') + 1));
        }
        return Json.write(whole);
    }

    String type() {
        return said.path("resourceType").asText();
    }

    String method() {
        return reference.isEmpty() ? "POST" : "PUT";
    }

    String url() {
        return reference.isEmpty() ? type() : reference;
    }
}
