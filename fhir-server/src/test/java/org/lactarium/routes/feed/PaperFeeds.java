package org.lactarium.routes.feed;

import java.util.Map;

/** A laboratory, and an analyser of each kind there is. */
public final class PaperFeeds {

    public static final String ASTM = "astm";
    public static final String EXPORT = "export";

    private PaperFeeds() {}

    public static Feeds all() {
        return new Feeds(Map.of(
                ASTM, Feed.byDefault().completed(1, "classpath:analyser/astm.json"),
                EXPORT, Feed.byDefault().completed(2, "classpath:analyser/exported-csv.json")));
    }
}
