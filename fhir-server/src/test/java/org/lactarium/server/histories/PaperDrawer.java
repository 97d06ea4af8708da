package org.lactarium.server.histories;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** The resources of one type, as far as the bank's people and its laboratory's door write and ask for them. */
public final class PaperDrawer<T extends Resource> implements IResourceProvider {

    private static final Set<String> NO_CONDITION = Set.of("_count", "_format", "_pretty");

    private final Class<T> type;
    private final PaperRecord record;

    PaperDrawer(Class<T> type, PaperRecord record) {
        this.type = type;
        this.record = record;
    }

    @Override
    public Class<T> getResourceType() {
        return type;
    }

    @Create
    public MethodOutcome create(@ResourceParam T resource, RequestDetails request) {
        var stored = record.create(resource, request);
        return new MethodOutcome(stored.getIdElement(), true).setResource(stored);
    }

    @Update
    public MethodOutcome update(@IdParam IdType id, @ResourceParam T resource, RequestDetails request) {
        var stored = record.update(resource, request);
        return new MethodOutcome(stored.getIdElement(), false).setResource(stored);
    }

    @Read
    public T read(@IdParam IdType id) {
        return record.read(type, id.getIdPart()).orElseThrow(() -> new ResourceNotFoundException(id));
    }

    @Search(allowUnknownParams = true)
    public List<T> search(RequestDetails request) {
        var query = request.getParameters().entrySet().stream()
                .filter(parameter -> !NO_CONDITION.contains(parameter.getKey()))
                .flatMap(parameter -> List.of(parameter.getValue()).stream()
                        .map(value -> parameter.getKey() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
        return record.matching(type, query);
    }
}
