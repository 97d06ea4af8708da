package org.lactarium.server.operations;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Resource;

/** What the operations need of the store. Everything inside {@link #atomically} commits together or not at all. */
public interface MilkRecord {

    <T extends Resource> Optional<T> read(Class<T> type, String id);

    /**
     * Everything that matches a FHIR search, all pages, in no promised order.
     *
     * @param query what would follow the question mark: {@code status=active&subject=Patient/1}
     */
    <T extends Resource> List<T> find(Class<T> type, String query);

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
     * <p>Locks are taken in their natural order, so two callers naming the same ones cannot block each other for good.
     *
     * @param locks names such as {@code batch/42}; the same name excludes every other process on this database
     */
    <T> T atomically(Collection<String> locks, Supplier<T> work);
}
