package org.lactarium.routes.astm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** What holds on an ASTM line whatever the instrument sends. */
class LinkProperties {

    @Property(tries = 500)
    void answersWhateverComesAndNeverKeepsHalfAMessage(@ForAll @Size(max = 200) byte[] noise) {
        List<String> messages = new ArrayList<>();
        Link line = new Link(new Log(messages, new ArrayList<>(), () -> true), 1_000);
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

    /** What an instrument and the world around it may do; frames are numbered as they should be. */
    enum Event {
        CALLS,
        HANGS_UP,
        FALLS_SILENT,
        SENDS_A_RECORD,
        SENDS_A_PART,
        SENDS_THE_LAST_RECORD,
        SENDS_A_FRAME_AGAIN,
        DATABASE_GOES,
        DATABASE_COMES
    }

    @Property(tries = 2000)
    void keepsEveryFrameItAcknowledgedOnceAndInOrderHoweverASessionEnds(@ForAll @Size(max = 40) List<Event> events) {
        List<String> kept = new ArrayList<>();
        boolean[] works = {true};
        Link line = new Link(new Log(kept, kept, () -> works[0]), 100_000);
        StringBuilder acknowledged = new StringBuilder();
        int number = 1;
        byte[] last = {};
        for (int i = 0; i < events.size(); i++) {
            String text = i + ";";
            switch (events.get(i)) {
                case CALLS -> {
                    if (isAck(line.hear(Link.ENQ))) {
                        // in a session of its own the same frame is another one
                        number = 1;
                        last = new byte[0];
                    }
                }
                case HANGS_UP -> line.hear(Link.EOT);
                case FALLS_SILENT -> line.silence();
                case SENDS_A_FRAME_AGAIN -> hear(line, last);
                case DATABASE_GOES -> works[0] = false;
                case DATABASE_COMES -> works[0] = true;
                case SENDS_A_RECORD, SENDS_A_PART, SENDS_THE_LAST_RECORD -> {
                    boolean end = events.get(i) == Event.SENDS_THE_LAST_RECORD;
                    String record = end ? text + "\rL|1|N\r" : text;
                    last = new Frame(
                                    number,
                                    record.getBytes(StandardCharsets.UTF_8),
                                    events.get(i) != Event.SENDS_A_PART)
                            .bytes();
                    if (isAck(hear(line, last))) {
                        acknowledged.append(record);
                        number = (number + 1) % 8;
                    } else {
                        last = new byte[0];
                    }
                }
            }
        }
        works[0] = true;
        assertThat(line.broken()).isTrue();
        assertThat(String.join("", kept)).isEqualTo(acknowledged.toString());
    }

    private static boolean isAck(byte[] answer) {
        return answer.length == 1 && answer[0] == Link.ACK;
    }

    private static byte[] hear(Link line, byte[] bytes) {
        byte[] answer = {};
        for (byte b : bytes) {
            answer = line.hear(b & 0xFF);
        }
        return answer;
    }

    private record Log(List<String> messages, List<String> halves, BooleanSupplier works) implements Keeping {
        @Override
        public boolean whole(byte[] message) {
            return works.getAsBoolean() && messages.add(new String(message, StandardCharsets.UTF_8));
        }

        @Override
        public boolean brokenOff(byte[] message) {
            return works.getAsBoolean() && halves.add(new String(message, StandardCharsets.UTF_8));
        }
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
