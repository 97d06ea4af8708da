package org.lactarium.routes.folder;

import java.util.List;
import org.lactarium.routes.inbox.Kept;

/** Takes files of results that are not HL7 into the inbox, by the data file of their feed. */
public interface ResultFiles {

    /** Whether the files of that feed are of this kind. */
    boolean takes(String feed);

    /**
     * When it returns, everything in the file is committed; when it throws, the file is brought again.
     *
     * @param peer where it came from, for the message log
     * @return one for each result; one alone, answered AE, for a file that cannot be read
     */
    List<Kept> take(String feed, byte[] file, String peer);
}
