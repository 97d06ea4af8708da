package org.lactarium.routes.feed;

/** How the peers of a feed bring their messages. */
public enum Transport {
    /** Over MLLP, to a port of the feed's own. */
    MLLP,
    /** As ASTM records in E1381 (LIS1-A) frames on a TCP connection, to a port of the feed's own. */
    ASTM,
    /** As files that are handed in; there is no listener. */
    FILE
}
