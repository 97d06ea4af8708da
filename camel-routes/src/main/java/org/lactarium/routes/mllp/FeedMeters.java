package org.lactarium.routes.mllp;

import java.time.Duration;

/** What the door counts; the counting itself is somebody else's. */
public interface FeedMeters {

    void received(String feed);

    void acknowledged(String feed, String code);

    /**
     * @param sent whether the answer was written to its socket
     * @param took from the end of the frame to the end of the answer
     */
    void answered(String feed, boolean sent, Duration took);
}
