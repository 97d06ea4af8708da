package org.lactarium.story;

/** The server answered otherwise than the story tells; the message says how. */
final class OffScriptException extends RuntimeException {

    OffScriptException(String message) {
        super(message);
    }
}
