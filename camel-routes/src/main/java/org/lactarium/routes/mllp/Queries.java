package org.lactarium.routes.mllp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.V2Message;

/** Questions of peers, answered on the connection they were asked on. Who knows the answers is somebody else. */
public interface Queries {

    /** Whether peers of this feed may ask; if not, a question is a message like any other. */
    boolean mayAsk(String feed);

    Response answer(String feed, V2Message question);

    /**
     * @param code MSA-1: AA, AE or AR
     * @param sentence what is wrong, for a person; null when nothing is
     * @param segments what stands behind MSA
     */
    record Response(String code, @Nullable String sentence, List<String> segments) {}
}
