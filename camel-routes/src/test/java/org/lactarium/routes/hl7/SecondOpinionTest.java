package org.lactarium.routes.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.GenericMessage;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our reader and HAPI's agree on every component of every golden message. */
class SecondOpinionTest {

    static Stream<Path> messages() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/golden"))) {
            return files
                    .filter(file -> file.toString().endsWith(".hl7"))
                    // HAPI refuses a message type without an event, as 2.1 writes it
                    .filter(file -> !file.toString().endsWith("-2.1.hl7"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void readsEveryComponentAsHapiDoes(Path golden) throws Exception {
        String text = Files.readString(golden);
        V2Message ours = (V2Message) V2Message.read(text);
        try (HapiContext hapi = new DefaultHapiContext(ValidationContextFactory.noValidation())) {
            hapi.setModelClassFactory(new GenericModelClassFactory());
            Message theirs = hapi.getPipeParser().parse(text);
            assertThat(theirs).isInstanceOf(GenericMessage.class);
            Terser terser = new Terser(theirs);
            Map<String, Integer> seen = new HashMap<>();
            for (Segment segment : ours.segments()) {
                int turn = seen.merge(segment.name(), 1, Integer::sum) - 1;
                compare(segment, terser, address(theirs, segment.name(), turn));
            }
        }
    }

    /** HAPI's generic message names a segment that comes again after others by a number of its own. */
    private static ca.uhn.hl7v2.model.Segment address(Message message, String name, int turn) throws Exception {
        int left = turn;
        for (String structure : message.getNames()) {
            if (structure.replaceAll("\\d+$", "").equals(name) || structure.equals(name)) {
                for (ca.uhn.hl7v2.model.Structure found : message.getAll(structure)) {
                    if (left-- == 0) {
                        return (ca.uhn.hl7v2.model.Segment) found;
                    }
                }
            }
        }
        throw new AssertionError(name + " " + turn + " is not there");
    }

    private static void compare(Segment ours, Terser terser, ca.uhn.hl7v2.model.Segment theirs) throws Exception {
        for (int field = ours.is("MSH") ? 3 : 1; field <= ours.fields().size(); field++) {
            for (int component = 1; component <= 9; component++) {
                String expected = Terser.get(theirs, field, 0, component, 1);
                assertThat(ours.field(field).component(component))
                        .as("%s-%d.%d", ours.name(), field, component)
                        // HAPI's generic model leaves a line break as it was sent
                        .isEqualTo(
                                expected == null
                                        ? ""
                                        : expected.replace("\\.br\\", "\n").strip());
            }
        }
    }
}
