package org.lactarium.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.dao.SearchBuilderFactory;
import ca.uhn.fhir.jpa.dao.TolerantJsonParser;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.util.MetaUtil;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/**
 * Reads many resources out of HAPI's tables at once, past Hibernate: each entity that was loaded only to be shown would be
 * looked through again before every later statement of the transaction.
 */
@Component
class StoredResources {

    private static final String CURRENT = "select resource.res_id, resource.fhir_id, version.pid, version.res_ver,"
            + " version.res_updated, version.res_text_vc, version.source_uri, version.request_id"
            + " from hfj_resource resource"
            + " join hfj_res_ver version on version.res_id = resource.res_id and version.res_ver = resource.res_ver"
            + " where resource.res_id = any (?) and resource.res_deleted_at is null";

    private static final String TAGS = "select carried.res_ver_pid, tag.tag_type, tag.tag_system, tag.tag_code,"
            + " tag.tag_display from hfj_history_tag carried join hfj_tag_def tag on tag.tag_id = carried.tag_id"
            + " where carried.res_ver_pid = any (?) order by tag.tag_type, tag.tag_system, tag.tag_code";

    /** From here on more than one processor reads them. */
    private static final int MANY = 200;

    private static final int TAG = 0;
    private static final int PROFILE = 1;

    private final FhirContext context;
    private final JdbcTemplate sql;
    private final SearchBuilderFactory<JpaPid> loaders;

    StoredResources(FhirContext context, JdbcTemplate sql, SearchBuilderFactory<JpaPid> loaders) {
        this.context = context;
        this.sql = sql;
        this.loaders = loaders;
    }

    private record Row(
            JpaPid pid,
            String id,
            long version,
            String number,
            Date updated,
            @Nullable String text,
            @Nullable String source,
            @Nullable String request) {}

    private record Parsed<T>(long version, T resource) {}

    /** Those that are not deleted; what is there. */
    <T extends Resource> List<T> load(Class<T> type, List<JpaPid> pids) {
        var rows = sql.query(CURRENT, (row, number) -> row(row), (Object)
                pids.stream().map(JpaPid::getId).toArray(Long[]::new));
        Map<Long, T> read = new LinkedHashMap<>();
        parsed(type, rows).forEach(one -> read.put(one.version(), one.resource()));
        tag(read);
        var found = new ArrayList<T>(read.values());
        // longer than HAPI keeps beside its row
        var elsewhere =
                rows.stream().filter(row -> row.text() == null).map(Row::pid).toList();
        if (!elsewhere.isEmpty()) {
            loaders.newSearchBuilder(context.getResourceType(type), type)
                    .loadResourcesByPid(elsewhere, new SystemRequestDetails())
                    .forEach(one -> found.add(type.cast(one)));
        }
        return found;
    }

    /** What a donor of a thousand bottles touches is four thousand resources, and reading them half of her trace. */
    private <T extends Resource> List<Parsed<T>> parsed(Class<T> type, List<Row> rows) {
        var texts = rows.size() < MANY ? rows.stream() : rows.parallelStream();
        return texts.filter(row -> row.text() != null)
                .map(row -> {
                    var parser = TolerantJsonParser.createWithLenientErrorHandling(context, null);
                    var resource = parser.parseResource(type, row.text());
                    mark(resource, row);
                    return new Parsed<>(row.version(), resource);
                })
                .toList();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                JpaPid.fromId(row.getLong("res_id")),
                row.getString("fhir_id"),
                row.getLong("pid"),
                row.getString("res_ver"),
                Date.from(row.getObject("res_updated", LocalDateTime.class).toInstant(ZoneOffset.UTC)),
                row.getString("res_text_vc"),
                row.getString("source_uri"),
                row.getString("request_id"));
    }

    /** What HAPI takes out of the text and keeps in columns. */
    private void mark(Resource resource, Row row) {
        resource.setIdElement(new IdType(resource.fhirType(), row.id(), row.number()));
        resource.getMeta().setVersionId(row.number()).setLastUpdated(row.updated());
        MetaUtil.populateResourceSource(context, row.source(), row.request(), resource);
    }

    private <T extends Resource> void tag(Map<Long, T> read) {
        sql.query(
                TAGS,
                (RowCallbackHandler) row -> {
                    var meta = read.get(row.getLong(1)).getMeta();
                    switch (row.getInt(2)) {
                        case TAG -> meta.addTag(row.getString(3), row.getString(4), row.getString(5));
                        case PROFILE -> meta.addProfile(row.getString(4));
                        default ->
                            meta.addSecurity()
                                    .setSystem(row.getString(3))
                                    .setCode(row.getString(4))
                                    .setDisplay(row.getString(5));
                    }
                },
                (Object) read.keySet().toArray(Long[]::new));
    }
}
