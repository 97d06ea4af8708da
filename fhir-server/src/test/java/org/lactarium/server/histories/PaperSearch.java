package org.lactarium.server.histories;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.IFhirPath;
import ca.uhn.fhir.fhirpath.IFhirPathEvaluationContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceFactory;
import org.hl7.fhir.r4.model.SearchParameter;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** FHIR searches over resources in memory: tokens, references and dates, by the paths of R4's and the guide's parameters. */
final class PaperSearch {

    private static final Map<String, String> OURS = ours();

    private final FhirContext context = FhirContext.forR4Cached();
    private final IFhirPath paths = context.newFhirPath();
    private final Map<String, IFhirPath.IParsedExpression> parsed = new ConcurrentHashMap<>();
    private final Map<Resource, Map<String, Set<String>>> known = new IdentityHashMap<>();

    PaperSearch() {
        paths.setEvaluationContext(new IFhirPathEvaluationContext() {
            @Override
            public IBase resolveReference(IIdType reference, IBase on) {
                return reference.hasResourceType() ? ResourceFactory.createResource(reference.getResourceType()) : null;
            }
        });
    }

    void forget() {
        known.clear();
    }

    void forgetAllBut(Collection<List<Resource>> versions) {
        var kept = Collections.<Resource>newSetFromMap(new IdentityHashMap<>());
        versions.forEach(kept::addAll);
        known.keySet().removeIf(resource -> !kept.contains(resource));
    }

    /** @param query as {@code status=active&subject=Patient/1} */
    boolean matches(Resource resource, String query) {
        return Arrays.stream(query.split("&")).allMatch(one -> matchesOne(resource, one));
    }

    private boolean matchesOne(Resource resource, String pair) {
        var name = pair.substring(0, pair.indexOf('='));
        var text = URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8);
        var values = values(resource, name);
        return Arrays.stream(text.split("(?<!\\\\),"))
                .anyMatch(wanted -> any(values, wanted.replaceAll("\\\\(.)", "$1")));
    }

    private static boolean any(Set<String> values, String wanted) {
        var prefix = wanted.length() > 2 ? wanted.substring(0, 2) : "";
        var rest = wanted.length() > 2 ? wanted.substring(2) : "";
        return switch (prefix) {
            case "lt" -> rest.matches("\\d{4}-.*") ? earlier(values, rest) : values.contains(wanted);
            case "ge" ->
                rest.matches("\\d{4}-.*") ? !values.isEmpty() && !earlier(values, rest) : values.contains(wanted);
            default -> values.contains(wanted);
        };
    }

    private static boolean earlier(Set<String> values, String than) {
        var moment = instant(than);
        return values.stream().anyMatch(value -> value.startsWith("@") && Long.parseLong(value.substring(1)) < moment);
    }

    private static long instant(String text) {
        return new org.hl7.fhir.r4.model.DateTimeType(text).getValue().getTime();
    }

    private Set<String> values(Resource resource, String name) {
        return known.computeIfAbsent(resource, one -> new HashMap<>())
                .computeIfAbsent(name, one -> read(resource, one));
    }

    private Set<String> read(Resource resource, String name) {
        if ("_id".equals(name)) {
            return Set.of(resource.getIdElement().getIdPart());
        }
        if ("_lastUpdated".equals(name)) {
            return Set.of("@" + resource.getMeta().getLastUpdated().getTime());
        }
        var key = resource.fhirType() + "." + name;
        var found = new HashSet<String>();
        paths.evaluate(resource, parsed.computeIfAbsent(key, this::parse), Base.class)
                .forEach(value -> put(found, value));
        return found;
    }

    private IFhirPath.IParsedExpression parse(String key) {
        var type = key.substring(0, key.indexOf('.'));
        var ours = OURS.get(key);
        if (ours == null) {
            var standard = context.getResourceDefinition(type).getSearchParam(key.substring(key.indexOf('.') + 1));
            if (standard == null) {
                throw new IllegalStateException("no search parameter " + key);
            }
            ours = standard.getPath();
        }
        try {
            return paths.parse(ours);
        } catch (Exception bad) {
            throw new IllegalStateException(key, bad);
        }
    }

    private static void put(Set<String> found, Base value) {
        if (value instanceof CodeableConcept concept) {
            concept.getCoding().forEach(coding -> put(found, coding));
        } else if (value instanceof Coding coding) {
            found.add(coding.getCode());
            found.add(coding.getSystem() + "|" + coding.getCode());
        } else if (value instanceof Identifier identifier) {
            found.add(identifier.getValue());
            found.add(identifier.getSystem() + "|" + identifier.getValue());
        } else if (value instanceof Reference reference) {
            var id = new IdType(reference.getReference()).toUnqualifiedVersionless();
            found.add(id.getValue());
            found.add(id.getIdPart());
        } else if (value instanceof BaseDateTimeType date) {
            // a day counts until it is over
            found.add("@"
                    + (date.getPrecision().ordinal() < 3
                            ? date.getValue().getTime() + 86_399_000
                            : date.getValue().getTime()));
        } else if (value instanceof Period period) {
            found.add("@" + (period.hasStart() ? period.getStart() : period.getEnd()).getTime());
        } else if (value instanceof PrimitiveType<?> primitive) {
            found.add(primitive.getValueAsString());
        }
    }

    private static Map<String, String> ours() {
        var all = new HashMap<String, String>();
        IParser json = FhirContext.forR4Cached().newJsonParser();
        try {
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:fhir/SearchParameter-*.json")) {
                try (var in = file.getInputStream()) {
                    var parameter = json.parseResource(SearchParameter.class, in);
                    parameter
                            .getBase()
                            .forEach(type ->
                                    all.put(type.getCode() + "." + parameter.getCode(), parameter.getExpression()));
                }
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
