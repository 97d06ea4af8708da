package org.lactarium.server.rawwrites;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Something that somebody wrote down and the record keeps.
 *
 * @param reference {@code Type/id}
 * @param said as it was sent
 */
record Fact(String reference, ObjectNode said) {

    String type() {
        return reference.substring(0, reference.indexOf('/'));
    }

    String status() {
        return said.path("status").asText();
    }
}
