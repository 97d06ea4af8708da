package org.lactarium.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.server.LactariumServer;
import org.springframework.jdbc.core.JdbcTemplate;

/** The library that runs the embedded PostgreSQL is made for tests and would start it without these. */
class AcknowledgedWritesAreDurableTest {

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void theEmbeddedDatabaseWaitsForTheDisk(String setting) {
        JdbcTemplate sql = LactariumServer.shared().bean(JdbcTemplate.class);
        assertThat(sql.queryForObject("show " + setting, String.class)).isEqualTo("on");
    }
}
