package org.lactarium.routes.mllp;

import org.lactarium.routes.hl7.V2Message;

/** A feed at which nobody asks. */
final class NoQuestions implements Queries {

    @Override
    public boolean mayAsk(String feed) {
        return false;
    }

    @Override
    public Response answer(String feed, V2Message question) {
        throw new IllegalStateException("Nobody asks");
    }
}
