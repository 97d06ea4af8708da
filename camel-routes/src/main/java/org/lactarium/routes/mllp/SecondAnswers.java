package org.lactarium.routes.mllp;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers owed after the first, by thread: one thread serves one connection, and the next message of that connection is not
 * read before both answers are out. Camel knows only one answer for each message.
 */
final class SecondAnswers {

    private final ThreadLocal<Supplier<Optional<byte[]>>> owed = new ThreadLocal<>();

    void owe(Supplier<Optional<byte[]>> answer) {
        owed.set(answer);
    }

    /** Waits for the answer this thread owes, if it owes one. */
    Optional<byte[]> forThisThread() {
        Supplier<Optional<byte[]>> answer = owed.get();
        owed.remove();
        return answer == null ? Optional.empty() : answer.get();
    }
}
