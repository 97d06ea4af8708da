package org.lactarium.server.benchmark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A story as it stands in the database: its resources, in the order in which they were made. */
final class Played {

    private final Template template;
    private final Cast cast;
    private final List<Resource> resources;
    private final int sharedUpTo;
    private final Map<String, Integer> byId = new HashMap<>();
    private final Map<Long, Integer> byPid = new HashMap<>();

    /** A resource as HAPI numbers it. */
    record Resource(long pid, String type, String id) {}

    /** Who and what is asked about later, as {@code Type/id}. */
    record Cast(
            String batch,
            String pool,
            List<String> bottles,
            List<String> donors,
            List<String> infants,
            List<String> orders) {}

    Played(Template template, Cast cast, List<Resource> resources) {
        this.template = template;
        this.cast = cast;
        this.resources = resources;
        for (int index = 0; index < resources.size(); index++) {
            byId.put(resources.get(index).id(), index);
            byPid.put(resources.get(index).pid(), index);
        }
        // people come before milk, donors before infants
        var after = template.sharedInfants()
                ? "BiologicallyDerivedProduct"
                : cast.infants().get(0).substring("Patient/".length());
        int upTo = 0;
        while (!resources.get(upTo).type().equals(after)
                && !resources.get(upTo).id().equals(after)) {
            upTo++;
        }
        this.sharedUpTo = upTo;
    }

    Template template() {
        return template;
    }

    Cast cast() {
        return cast;
    }

    int size() {
        return resources.size();
    }

    List<Resource> resources() {
        return resources;
    }

    boolean shared(int resource) {
        return template.together() > 1 && resource < sharedUpTo;
    }

    int index(String id) {
        var index = byId.get(id);
        if (index == null) {
            throw new IllegalArgumentException(id + " is not of this story");
        }
        return index;
    }

    /** -1 when it is not of this story. */
    int find(String id) {
        return byId.getOrDefault(id, -1);
    }

    int find(long pid) {
        return byPid.getOrDefault(pid, -1);
    }
}
