package org.lactarium.server.store.ledger;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.operations.BankInterceptor;
import org.lactarium.server.operations.chart.LedgerChart;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes the ledger in the transaction of the resource it mirrors: both are there, or neither. */
@Component
@Interceptor
class LedgerMirror implements BankInterceptor {

    private final JdbcTemplate sql;

    LedgerMirror(JdbcTemplate sql) {
        this.sql = sql;
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource resource) {
        write(List.of(), rows(resource));
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(@Nullable IBaseResource before, IBaseResource after) {
        write(rows(before), rows(after));
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
    public void deleted(IBaseResource resource) {
        write(rows(resource), List.of());
    }

    private void write(List<LedgerRow> before, List<LedgerRow> after) {
        before.stream()
                .filter(row -> after.stream().noneMatch(row::sameKey))
                .forEach(row -> sql.update(row.table().delete(), row.key().toArray()));
        after.stream()
                .filter(row -> !before.contains(row))
                .forEach(row ->
                        sql.update(row.table().insertOrReplace(), row.values().toArray()));
    }

    private static List<LedgerRow> rows(@Nullable IBaseResource resource) {
        return resource instanceof Resource known
                ? LedgerChart.of(known).stream().flatMap(LedgerRow::of).toList()
                : List.of();
    }
}
