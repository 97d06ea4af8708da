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
     * @param reasons codes of why they are held
     * @param feed null means all
     * @param after the id that ended the page before; 0 begins
     */
    public List<Waiting> held(List<String> reasons, @Nullable String feed, long after, int count) {
        return jdbc.sql(
                        """
                        select %s from intake.message m
                        where state = 'quarantined' and reason in (:reasons) and id > :after
                          and (:feed::text is null or feed = :feed)
                        order by id limit :count
                        """
                                .formatted(Waiting.COLUMNS))
                .param("reasons", reasons)
                .param("after", after)
                .param("feed", feed)
                .param("count", count)
                .query((row, number) -> Waiting.of(row))
                .list();
    }
}
