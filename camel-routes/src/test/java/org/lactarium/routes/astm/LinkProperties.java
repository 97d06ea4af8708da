package org.lactarium.routes.astm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** What holds on an ASTM line whatever the instrument sends. */
class LinkProperties {

    @Property(tries = 500)
    void answersWhateverComesAndNeverKeepsHalfAMessage(@ForAll @Size(max = 200) byte[] noise) {
        List<String> messages = new ArrayList<>();
        Link line = new Link(message -> messages.add(new String(message, StandardCharsets.UTF_8)), 1_000);
        for (byte b : noise) {
            line.hear(b & 0xFF);
        }
        line.silence();
        line.hear(Link.EOT);
        assertThat(line.hear(Link.ENQ)).containsExactly(Link.ACK);
        for (byte b : new Frame(1, "H|\\^&\rL|1|N\r".getBytes(StandardCharsets.UTF_8), true).bytes()) {
            line.hear(b & 0xFF);
        }
        assertThat(messages).last().isEqualTo("H|\\^&\rL|1|N\r");
        assertThat(messages).allMatch(message -> message.contains("L"));
    }

    @Property(tries = 500)
    void readsEveryFrameItWritesAndNoneOfWhichAByteChanged(
            @ForAll @Size(min = 1, max = 60) byte[] text, @ForAll int place) {
        Frame frame = new Frame(3, text, false);
        byte[] bytes = frame.bytes();
        byte[] between = Arrays.copyOfRange(bytes, 1, bytes.length - 1);
        Optional<Frame> read = Frame.read(between);
        assertThat(read).isPresent();
        assertThat(read.get().text()).isEqualTo(text);
        between[1 + Math.floorMod(place, text.length)] ^= 0x10;
        assertThat(Frame.read(between)).isEmpty();
    }
}
