package org.lactarium.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.server.operations.AtCommit;
import org.lactarium.server.operations.CommitAgenda;
import org.lactarium.server.operations.Lock;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.operations.chart.Query;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The record as HAPI's DAOs keep it; locks are PostgreSQL's, so they hold across processes. */
@Component
class JpaMilkRecord implements MilkRecord {

    /** What FHIR allows as an id. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    /** HAPI would stop at 10,000 by itself, and say nothing. */
    private static final int MOST = 100_000;

    private final FhirContext context;
    private final DaoRegistry daos;
    private final MatchUrlService queries;
    private final TransactionOperations transactions;
    private final TransactionTemplate apart;
    private final JdbcTemplate sql;
    private final EntityManagerFactory sessions;
    private final RecordIndex index;
    private final StoredResources stored;

    JpaMilkRecord(
            FhirContext context,
            DaoRegistry daos,
            MatchUrlService queries,
            TransactionOperations transactions,
            PlatformTransactionManager manager,
            JdbcTemplate sql,
            EntityManagerFactory sessions,
            RecordIndex index,
            StoredResources stored) {
        this.context = context;
        this.daos = daos;
        this.queries = queries;
        this.transactions = transactions;
        this.apart = new TransactionTemplate(manager);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.sql = sql;
        this.sessions = sessions;
        this.index = index;
        this.stored = stored;
    }

    /** Not by a DAO, which condemns the transaction around it when it reads what is not there. */
    @Override
    public <T extends Resource> Optional<T> read(Class<T> type, String id) {
        return ID.matcher(id).matches() ? readAll(type, List.of(id)).stream().findFirst() : Optional.empty();
    }

    /** No version is ever taken away, so one that is no later than the present one is there. */
    @Override
    public <T extends Resource> Optional<T> read(Class<T> type, String id, long version) {
        return read(type, id)
                .filter(now ->
                        version > 0 && version <= Long.parseLong(now.getMeta().getVersionId()))
                .map(now -> type.cast(daos.getResourceDao(type)
                        .read(
                                new IdType(context.getResourceType(type), id, Long.toString(version)),
                                new SystemRequestDetails())));
    }

    @Override
    public <T extends Resource> List<T> find(Class<T> type, Query query) {
        seeOwnWrites();
        String name = context.getResourceType(type);
        SearchParameterMap search = queries.translateMatchUrl(name + "?" + query, context.getResourceDefinition(type));
        search.setLoadSynchronousUpTo(MOST);
        List<T> found = daos.getResourceDao(type).search(search, new SystemRequestDetails()).getAllResources().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
        if (found.size() >= MOST) {
            // a rule or a trace on half of the answer would be worse than none
            throw new IllegalStateException("A search for " + name + " finds " + MOST + " or more");
        }
        return found;
    }

    @Override
    public <T extends Resource> List<T> readAll(Class<T> type, Collection<String> ids) {
        return ids.isEmpty() ? List.of() : load(type, () -> index.known(context.getResourceType(type), ids));
    }

    @Override
    public <T extends Resource> List<T> referring(Class<T> type, String parameter, Collection<String> targets) {
        return targets.isEmpty()
                ? List.of()
                : load(type, () -> index.naming(context.getResourceType(type), parameter, targets));
    }

    private <T extends Resource> List<T> load(Class<T> type, Supplier<List<JpaPid>> found) {
        return transactions.execute(status -> {
            seeOwnWrites();
            var rows = found.get();
            return rows.isEmpty() ? List.of() : stored.load(type, rows);
        });
    }

    /** A search asks the database, which knows nothing yet of what this transaction has only written to its session. */
    private void seeOwnWrites() {
        EntityManager session = EntityManagerFactoryUtils.getTransactionalEntityManager(sessions);
        if (session != null) {
            session.flush();
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Resource> T create(T resource) {
        // so may what it refers to, in a transaction bundle at least
        seeOwnWrites();
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
    public <T> T atomically(Collection<Lock> locks, Supplier<T> work) {
        return transactions.execute(status -> {
            for (Lock lock : new TreeSet<>(locks)) {
                sql.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> {}, lock.name());
            }
            return work.get();
        });
    }

    @Override
    public <T> T apart(Supplier<T> work) {
        return apart.execute(status -> work.get());
    }

    @Override
    public <T> void beforeCommit(T fact, AtCommit<T> judgement) {
        agenda().add(fact, judgement);
    }

    private CommitAgenda agenda() {
        var known = (CommitAgenda) TransactionSynchronizationManager.getResource(this);
        if (known != null) {
            return known;
        }
        var agenda = new CommitAgenda();
        TransactionSynchronizationManager.bindResource(this, agenda);
        TransactionSynchronizationManager.registerSynchronization(new AgendaOfTransaction(this, agenda));
        return agenda;
    }
}
