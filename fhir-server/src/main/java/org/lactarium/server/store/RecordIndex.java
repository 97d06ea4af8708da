package org.lactarium.server.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/**
 * Asks HAPI's own index tables for many at once. A search takes about as long for one reference as for a hundred, and is
 * planned badly for more; this is one statement, however many.
 */
@Component
class RecordIndex {

    private static final String KNOWN =
            "select res_id from hfj_resource" + " where res_type = ? and fhir_id = any (?) and res_deleted_at is null";

    private static final String NAMING = "select link.src_resource_id from unnest(?) as wanted (id)"
            + " join hfj_resource target on target.res_type = ? and target.fhir_id = wanted.id"
            + " join hfj_res_link link on link.target_resource_id = target.res_id"
            + " and link.src_path = any (?) and link.source_resource_type = ?";

    private final JdbcTemplate sql;
    private final ISearchParamRegistry parameters;

    RecordIndex(JdbcTemplate sql, ISearchParamRegistry parameters) {
        this.sql = sql;
        this.parameters = parameters;
    }

    /** @param ids bare */
    List<JpaPid> known(String type, Collection<String> ids) {
        return sql.query(KNOWN, (row, number) -> JpaPid.fromId(row.getLong(1)), type, array(ids));
    }

    /** @param targets {@code Type/id} */
    List<JpaPid> naming(String type, String parameter, Collection<String> targets) {
        var paths = array(parameters
                .getActiveSearchParam(type, parameter, ISearchParamRegistry.SearchParamLookupContextEnum.SEARCH)
                .getPathsSplitForResourceType(type));
        Set<JpaPid> found = new LinkedHashSet<>();
        targets.stream()
                .filter(target -> target.indexOf('/') > 0)
                .collect(groupingBy(
                        target -> target.substring(0, target.indexOf('/')),
                        mapping(target -> target.substring(target.indexOf('/') + 1), toList())))
                .forEach((kind, ids) -> sql.query(
                        NAMING,
                        (RowCallbackHandler) row -> found.add(JpaPid.fromId(row.getLong(1))),
                        array(ids),
                        kind,
                        paths,
                        type));
        return List.copyOf(found);
    }

    private static String[] array(Collection<String> values) {
        return new LinkedHashSet<>(values).toArray(String[]::new);
    }
}
