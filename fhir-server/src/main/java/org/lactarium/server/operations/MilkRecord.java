package org.lactarium.server.operations;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.server.operations.chart.Query;

/** What the operations need of the store. Everything inside {@link #atomically} commits together or not at all. */
public interface MilkRecord {

    <T extends Resource> Optional<T> read(Class<T> type, String id);

    /** One of its versions, counted from one; empty when it has had none of this number. */
    <T extends Resource> Optional<T> read(Class<T> type, String id, long version);

    /**
     * Everything that matches a FHIR search, all pages, in no promised order.
     *
     * @param query what it must say
     */
    <T extends Resource> List<T> find(Class<T> type, Query query);

    /** Those of these that are there, by their bare ids, each once and in no promised order. */
    default <T extends Resource> List<T> readAll(Class<T> type, Collection<String> ids) {
        return each(type, Query.anyOf("_id", ids));
    }

    /**
     * Everything that names one of these by a search parameter, each once and in no promised order.
     *
     * @param parameter of references: {@code focus}
     * @param targets however many, as {@code Type/id}
     */
    default <T extends Resource> List<T> referring(Class<T> type, String parameter, Collection<String> targets) {
        return each(type, Query.anyOf(parameter, targets));
    }

    private <T extends Resource> List<T> each(Class<T> type, List<Query> queries) {
        Map<String, T> found = new LinkedHashMap<>();
        queries.stream()
                .flatMap(query -> find(type, query).stream())
                .forEach(one -> found.putIfAbsent(one.getIdElement().getIdPart(), one));
        return List.copyOf(found.values());
    }

    /** Stores a new resource and returns it with the id and version the server gave it. */
    <T extends Resource> T create(T resource);

    /**
     * Stores a new version.
     *
     * <p>When {@code meta.versionId} is present and another version has been written since, the write is refused with
     * a version conflict (HTTP 409).
     */
    <T extends Resource> T update(T resource);

    /**
     * Runs work in one transaction that holds the named locks until it commits.
     *
     * <p>Locks are taken in one order, that of {@link Lock}, so two callers naming the same ones cannot block each other for
     * good.
     *
     * @param locks the same one excludes every other process on this database
     */
    <T> T atomically(Collection<Lock> locks, Supplier<T> work);

    /** Runs work in a transaction of its own, which stays when the one around it is undone. */
    <T> T apart(Supplier<T> work);

    /**
     * Gathers what a transaction writes until all of it is stored, and has it judged right before it commits: once for each kind, under
     * the locks of all kinds.
     */
    <T> void beforeCommit(T fact, AtCommit<T> judgement);
}
