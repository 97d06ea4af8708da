package org.lactarium.routes.delivery;

import java.util.List;
import org.lactarium.routes.laboratory.Coverage;
import org.lactarium.routes.laboratory.Translation;

/** How the messages of one feed become a transaction; the data file of the feed decides which one it gets. */
interface Translator {

    /** @param text of one message, decoded */
    Translation translate(String text);

    /** One line for every populated field; empty when the text cannot be read. */
    List<Coverage.Line> coverage(String text);
}
