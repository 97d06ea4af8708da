package org.lactarium.server.rawwrites;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lactarium.server.LactariumServer;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every version of everything that was written since it was last asked, by the database itself. */
final class VersionsOnRecord {

    private static final int SECONDS = 30;

    /** Written beside what is asked, by what runs by itself, and no fact about milk. */
    private static final Set<String> BESIDE = Set.of("AuditEvent", "Task", "ServiceRequest", "Provenance");

    private final JdbcTemplate sql = LactariumServer.shared().bean(JdbcTemplate.class);
    private final Set<String> seen = new HashSet<>();

    /**
     * As {@code Type/id/version}.
     *
     * @param milk of this bank; a clock may move that of another while this one is looked at
     */
    List<String> added(Collection<String> milk) {
        var since = LocalDateTime.now(ZoneOffset.UTC).minusSeconds(SECONDS);
        return sql
                .queryForList(
                        "select r.res_type || '/' || r.fhir_id || '/' || v.res_ver from hfj_res_ver v"
                                + " join hfj_resource r on r.res_id = v.res_id where v.res_updated > ?",
                        String.class,
                        since)
                .stream()
                .filter(seen::add)
                .filter(one -> !BESIDE.contains(one.substring(0, one.indexOf('/'))))
                .filter(one -> !one.startsWith(RawBank.MILK) || milk.contains(one.substring(0, one.lastIndexOf('/'))))
                .toList();
    }
}
