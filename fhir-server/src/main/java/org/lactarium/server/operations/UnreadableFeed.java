package org.lactarium.server.operations;

import java.util.Optional;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;

/**
 * A feed of {@code $sync-feeds} that does not say what it must. It is marked at the door and settled in its turn, so that it keeps no
 * other feed of the device out of the record.
 */
public final class UnreadableFeed {

    public static final String OPERATION = "$sync-feeds";
    public static final String PARAMETER = "feed";

    /** No device can give it: the operation has no part of this name. */
    static final String MARK = "unreadable";

    private UnreadableFeed() {}

    public static void mark(ParametersParameterComponent feed, String why) {
        feed.getPart().removeIf(part -> MARK.equals(part.getName()));
        feed.addPart().setName(MARK).setValue(new StringType(why));
    }

    /** What is wrong with it; empty when nothing is. */
    static Optional<String> why(Ask feed) {
        return feed.optionalText(MARK);
    }
}
