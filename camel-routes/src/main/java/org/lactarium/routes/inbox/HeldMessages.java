package org.lactarium.routes.inbox;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads messages that wait for a person, so that they can be looked at once more. */
public final class HeldMessages {

    private final JdbcClient jdbc;

    public HeldMessages(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * Oldest first, a page at a time.
     *
     * @param reasons codes of why they are held; empty means any
     * @param feed null means all
     * @param after the id that ended the page before; 0 begins
     */
    public List<Waiting> held(List<String> reasons, @Nullable String feed, long after, int count) {
        String which = "m.state = 'quarantined'" + (reasons.isEmpty() ? "" : " and m.reason in (:reasons)");
        return page(which, reasons, feed, after, count);
    }

    /** The same of messages that were delivered with a remark. */
    public List<Waiting> remarked(String reason, @Nullable String feed, long after, int count) {
        return page("m.state = 'delivered' and m.reason in (:reasons)", List.of(reason), feed, after, count);
    }

    private List<Waiting> page(String which, List<String> reasons, @Nullable String feed, long after, int count) {
        var statement = jdbc.sql(
                        """
                        select %s from intake.message m
                        where %s and id > :after and (:feed::text is null or feed = :feed)
                        order by id limit :count
                        """
                                .formatted(Waiting.COLUMNS, which))
                .param("after", after)
                .param("feed", feed)
                .param("count", count);
        return (reasons.isEmpty() ? statement : statement.param("reasons", reasons))
                .query((row, number) -> Waiting.of(row))
                .list();
    }
}
