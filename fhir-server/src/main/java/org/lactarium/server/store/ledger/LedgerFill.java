package org.lactarium.server.store.ledger;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.dao.SearchBuilderFactory;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.server.operations.chart.LedgerChart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reads a record that is older than its ledger into it, page by page, before the server reports ready.
 *
 * <p>A page and how far it reaches are one transaction, so a start after a kill goes on where it stood; several processes
 * take turns. What was written meanwhile has its row from {@link LedgerMirror} and is left as it is.
 */
@Component
public class LedgerFill {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerFill.class);
    private static final int PAGE = 500;
    private static final int TELL = 100;

    /** What else is read out of an existing record, page by page and once. */
    public interface Book {

        /** Stands before the type in the table of how far it is. */
        String name();

        Set<String> types();

        void enter(List<Resource> resources);
    }

    private final FhirContext context;
    private final List<Book> books;
    private final SearchBuilderFactory<JpaPid> loaders;
    private final TransactionOperations transactions;
    private final JdbcTemplate sql;
    private volatile boolean complete;

    LedgerFill(
            FhirContext context,
            List<Book> books,
            SearchBuilderFactory<JpaPid> loaders,
            TransactionOperations transactions,
            JdbcTemplate sql) {
        this.context = context;
        this.books = books;
        this.loaders = loaders;
        this.transactions = transactions;
        this.sql = sql;
    }

    /** Whether the ledger holds everything the record does. */
    boolean complete() {
        return complete;
    }

    public void fill() {
        new TreeSet<>(LedgerChart.TYPES).forEach(type -> fill(type, type, this::enter));
        books.forEach(book -> new TreeSet<>(book.types()).forEach(type -> fill(type, book.name() + type, book::enter)));
        complete = true;
    }

    private void fill(String type, String mark, Consumer<List<Resource>> enter) {
        int pages = 0;
        while (transactions.execute(status -> page(type, mark, enter))) {
            if (++pages % TELL == 0) {
                LOG.info("The ledger has read {} {} so far", pages * PAGE, mark);
            }
        }
        if (pages > 0) {
            LOG.info("The ledger has read every {}", mark);
        }
    }

    /** Whether there may be another. */
    private boolean page(String type, String mark, Consumer<List<Resource>> enter) {
        sql.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> {}, "ledger/" + mark);
        sql.update("insert into lactarium.ledger_fill (type, upto) values (?, 0) on conflict (type) do nothing", mark);
        var upto = sql.queryForList(
                "select upto from lactarium.ledger_fill where type = ? and filled is null", Long.class, mark);
        if (upto.isEmpty()) {
            return false;
        }
        var page = sql.queryForList(
                "select res_id from hfj_resource where res_type = ? and res_id > ? order by res_id limit " + PAGE,
                Long.class,
                type,
                upto.get(0));
        if (page.isEmpty()) {
            sql.update("update lactarium.ledger_fill set filled = now() where type = ?", mark);
            return false;
        }
        enter.accept(loaders
                .newSearchBuilder(type, context.getResourceDefinition(type).getImplementingClass())
                .loadResourcesByPid(page.stream().map(JpaPid::fromId).toList(), new SystemRequestDetails())
                .stream()
                .map(Resource.class::cast)
                .toList());
        sql.update("update lactarium.ledger_fill set upto = ? where type = ?", page.get(page.size() - 1), mark);
        return true;
    }

    private void enter(List<Resource> resources) {
        resources.stream()
                .flatMap(resource -> LedgerChart.of(resource).stream())
                .flatMap(LedgerRow::of)
                .collect(Collectors.groupingBy(LedgerRow::table))
                .forEach((table, rows) -> sql.batchUpdate(
                        table.insertNew(),
                        rows.stream().map(row -> row.values().toArray()).toList()));
    }
}
