package org.lactarium.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.server.operations.MilkRecord;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The record as HAPI's DAOs keep it; locks are PostgreSQL's, so they hold across processes. */
@Component
class JpaMilkRecord implements MilkRecord {

    private final FhirContext context;
    private final DaoRegistry daos;
    private final MatchUrlService queries;
    private final TransactionOperations transactions;
    private final JdbcTemplate sql;

    JpaMilkRecord(
            FhirContext context,
            DaoRegistry daos,
            MatchUrlService queries,
            TransactionOperations transactions,
            JdbcTemplate sql) {
        this.context = context;
        this.daos = daos;
        this.queries = queries;
        this.transactions = transactions;
        this.sql = sql;
    }

    @Override
    public <T extends Resource> Optional<T> read(Class<T> type, String id) {
        try {
            return Optional.of(daos.getResourceDao(type)
                    .read(new IdType(context.getResourceType(type), id), new SystemRequestDetails()));
        } catch (ResourceNotFoundException | ResourceGoneException absent) {
            return Optional.empty();
        }
    }

    @Override
    public <T extends Resource> List<T> find(Class<T> type, String query) {
        String name = context.getResourceType(type);
        SearchParameterMap search = queries.translateMatchUrl(name + "?" + query, context.getResourceDefinition(type));
        search.setLoadSynchronous(true);
        return daos.getResourceDao(type).search(search, new SystemRequestDetails()).getAllResources().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Resource> T create(T resource) {
        return (T) daos.getResourceDao((Class<T>) resource.getClass())
                .create(resource, new SystemRequestDetails())
                .getResource();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Resource> T update(T resource) {
        return (T) daos.getResourceDao((Class<T>) resource.getClass())
                .update(resource, new SystemRequestDetails())
                .getResource();
    }

    @Override
    public <T> T atomically(Collection<String> locks, Supplier<T> work) {
        return transactions.execute(status -> {
            for (String lock : new TreeSet<>(locks)) {
                sql.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> {}, lock);
            }
            return work.get();
        });
    }
}
