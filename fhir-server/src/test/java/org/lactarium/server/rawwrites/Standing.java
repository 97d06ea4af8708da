package org.lactarium.server.rawwrites;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lactarium.profiles.Extensions;

/** Where one container stands by the record. */
record Standing(String status, String version) {

    static Map<String, Standing> of(Door door, Collection<String> milk) {
        var ids = milk.stream().map(one -> one.substring(one.indexOf('/') + 1)).collect(Collectors.joining(","));
        var found = door.get(RawBank.MILK + "?_count=200&_id=" + ids);
        return Json.all(found.body().path("entry"))
                .map(entry -> entry.path("resource"))
                .collect(Collectors.toMap(
                        unit -> RawBank.MILK + "/" + unit.path("id").asText(),
                        unit -> new Standing(
                                Json.all(unit.path("extension"))
                                        .filter(one -> one.path("url").asText().equals(Extensions.UNIT_STATUS))
                                        .map(one -> one.path("valueCodeableConcept")
                                                .path("coding")
                                                .path(0)
                                                .path("code")
                                                .asText())
                                        .findFirst()
                                        .orElse("none"),
                                unit.path("meta").path("versionId").asText()),
                        (one, same) -> one,
                        TreeMap::new));
    }
}
