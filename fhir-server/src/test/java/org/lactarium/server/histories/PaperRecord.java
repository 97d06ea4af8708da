package org.lactarium.server.histories;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.operations.AtCommit;
import org.lactarium.server.operations.CommitAgenda;
import org.lactarium.server.operations.Lock;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.operations.chart.Query;

/**
 * The record in memory, so that ten thousand histories are played in minutes. What a write sets off is set off here as
 * HAPI does it; what fails leaves nothing behind. The same histories are played against the real record too.
 */
final class PaperRecord implements MilkRecord {

    private final Clock clock;
    private final Writing writing;
    private final PaperSearch search = new PaperSearch();
    private Map<String, List<Resource>> versions = new LinkedHashMap<>();
    private CommitAgenda agenda = new CommitAgenda();
    private int depth;
    private int count;

    /** What else happens when something is written. */
    interface Writing {
        void before(Resource was, Resource is, RequestDetails request);

        void after(Resource was, Resource is, RequestDetails request);
    }

    PaperRecord(Clock clock, Writing writing) {
        this.clock = clock;
        this.writing = writing;
    }

    void clear() {
        versions.clear();
        search.forget();
    }

    /** Every version of everything, oldest first. */
    Collection<List<Resource>> everything() {
        return versions.values();
    }

    /** How it stands now, to come back to. */
    Map<String, List<Resource>> standing() {
        return new LinkedHashMap<>(versions);
    }

    void rewind(Map<String, List<Resource>> before) {
        versions = new LinkedHashMap<>(before);
        search.forgetAllBut(before.values());
    }

    @Override
    public <T extends Resource> Optional<T> read(Class<T> type, String id) {
        return Optional.ofNullable(versions.get(type.getSimpleName() + "/" + id))
                .map(all -> copy(type, last(all)));
    }

    @Override
    public <T extends Resource> Optional<T> read(Class<T> type, String id, long version) {
        return Optional.ofNullable(versions.get(type.getSimpleName() + "/" + id))
                .filter(all -> version > 0 && version <= all.size())
                .map(all -> copy(type, all.get((int) version - 1)));
    }

    @Override
    public <T extends Resource> List<T> find(Class<T> type, Query query) {
        return matching(type, query.toString());
    }

    /** As a client asks, who may ask for everything. */
    <T extends Resource> List<T> matching(Class<T> type, String query) {
        return versions.values().stream()
                .map(PaperRecord::last)
                .filter(type::isInstance)
                .filter(resource -> query.isEmpty() || search.matches(resource, query))
                .map(resource -> copy(type, resource))
                .toList();
    }

    @Override
    public <T extends Resource> T create(T resource) {
        return create(resource, new SystemRequestDetails());
    }

    @Override
    public <T extends Resource> T update(T resource) {
        return update(resource, new SystemRequestDetails());
    }

    @SuppressWarnings("unchecked")
    <T extends Resource> T create(T resource, RequestDetails request) {
        return atomically(List.of(), () -> {
            var given = (T) resource.copy();
            given.setId(resource.fhirType() + "/h" + count++);
            writing.before(null, given, request);
            var stored = put(given, 1);
            writing.after(null, stored.copy(), request);
            return (T) stored.copy();
        });
    }

    @SuppressWarnings("unchecked")
    <T extends Resource> T update(T resource, RequestDetails request) {
        return (T) update(List.of(resource), request).get(0);
    }

    /** All of them or none; what is set off at the commit finds them all. */
    List<Resource> update(List<? extends Resource> resources, RequestDetails request) {
        return atomically(List.of(), () -> {
            var written =
                    resources.stream().map(resource -> write(resource, request)).toList();
            written.forEach(one -> writing.after(one.was(), one.is().copy(), request));
            return written.stream().map(one -> one.is().copy()).toList();
        });
    }

    private record Written(@Nullable Resource was, Resource is) {}

    private Written write(Resource resource, RequestDetails request) {
        var given = resource.copy();
        var key = given.fhirType() + "/" + given.getIdElement().getIdPart();
        var all = versions.getOrDefault(key, List.of());
        var was = all.isEmpty() ? null : last(all).copy();
        var asked = given.getIdElement().getVersionIdPart();
        if (asked != null && was != null && !asked.equals(String.valueOf(all.size()))) {
            throw new ResourceVersionConflictException(key + " has been written since");
        }
        writing.before(was, given, request);
        return new Written(was, put(given, all.size() + 1));
    }

    @Override
    public synchronized <T> T atomically(Collection<Lock> locks, Supplier<T> work) {
        var before = depth == 0 ? new LinkedHashMap<>(versions) : null;
        depth++;
        try {
            var done = work.get();
            if (depth == 1) {
                agenda.settle(this);
            }
            return done;
        } catch (RuntimeException failed) {
            if (before != null) {
                versions = before;
            }
            throw failed;
        } finally {
            depth--;
            if (depth == 0) {
                agenda = new CommitAgenda();
            }
        }
    }

    @Override
    public <T> T apart(Supplier<T> work) {
        return work.get();
    }

    @Override
    public synchronized <T> void beforeCommit(T fact, AtCommit<T> judgement) {
        agenda.add(fact, judgement);
    }

    private Resource put(Resource resource, int version) {
        var stored = resource.copy();
        var key = stored.fhirType() + "/" + stored.getIdElement().getIdPart();
        stored.setIdElement(new IdType(stored.fhirType(), stored.getIdElement().getIdPart(), String.valueOf(version)));
        stored.getMeta().setVersionId(String.valueOf(version)).setLastUpdated(Date.from(clock.instant()));
        var all = new ArrayList<>(versions.getOrDefault(key, List.of()));
        all.add(stored);
        versions.put(key, List.copyOf(all));
        return stored;
    }

    private static Resource last(List<Resource> all) {
        return all.get(all.size() - 1);
    }

    private static <T extends Resource> T copy(Class<T> type, Resource resource) {
        return type.cast(resource.copy());
    }
}
