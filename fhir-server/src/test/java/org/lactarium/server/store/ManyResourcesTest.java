package org.lactarium.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Location;
import org.junit.jupiter.api.Test;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.operations.MilkRecord;

/** A trace reads thousands of resources past HAPI, on every processor there is. */
class ManyResourcesTest {

    private static final int MANY = 300;

    private final LactariumServer server = LactariumServer.shared();
    private final MilkRecord record = server.bean(MilkRecord.class);
    private final IGenericClient client = server.client("demo");

    @Test
    void whatIsReadInGreatNumberIsWhatAnybodyReadsOneByOne() {
        List<String> ids = IntStream.range(0, MANY)
                .mapToObj(number -> record.create(shelf(number)).getIdElement().getIdPart())
                .toList();
        Map<String, String> together = record.readAll(Location.class, ids).stream()
                .collect(Collectors.toMap(shelf -> shelf.getIdElement().getIdPart(), this::text));
        assertThat(together).hasSize(MANY);
        assertThat(ids).allSatisfy(id -> assertThat(together)
                .contains(entry(
                        id,
                        text(client.read().resource(Location.class).withId(id).execute()))));
    }

    private static Location shelf(int number) {
        Location shelf = new Location().setName("Shelf " + number);
        shelf.getMeta().addTag("http://example.org/tags", "shelf", "Shelf");
        return shelf;
    }

    private String text(Location shelf) {
        return server.fhir().newJsonParser().encodeResourceToString(shelf);
    }
}
