package org.lactarium.routes.mllp;

/** What the door counts; the counting itself is somebody else's. */
public interface FeedMeters {

    void received(String feed);

    void acknowledged(String feed, String code);
}
