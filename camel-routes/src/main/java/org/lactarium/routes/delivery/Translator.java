package org.lactarium.routes.delivery;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lactarium.routes.laboratory.Coverage;
import org.lactarium.routes.laboratory.Translation;

/** How the messages of one feed become a transaction; the data file of the feed decides which one it gets. */
interface Translator {

    /**
     * @param text of one message, decoded
     * @param received when it arrived
     */
    Translation translate(String text, Instant received);

    /** In which files of this feed are read when nothing else is said; empty when the feed decides. */
    default Optional<Charset> charset() {
        return Optional.empty();
    }

    /** What the peers of this feed call a milk analysis when they are asked for one. */
    default String test() {
        return "MBMACRO";
    }

    /** One line for every populated field; empty when the text cannot be read. */
    List<Coverage.Line> coverage(String text);
}
