package org.lactarium.routes.hl7;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a text is one whole message of segments, whoever sent it and whatever it is about. What is broken here could be read in more
 * than one way, so it is not read at all.
 */
public final class Structure {

    private static final String NAME = "[A-Z][A-Z0-9]{2}";
    private static final Set<String> STANDARD = standard();
    private static final Set<String> ENVELOPE = Set.of("MSH", "FHS", "BHS", "BTS", "FTS");
    private static final Set<String> CONTINUED = Set.of("ADD", "DSC");
    private static final Set<String> RESULTS = Set.of("ORU", "OUL");

    private static final int RESULT_STATUS = 11;

    /** In MSH-2; 2.7 added a fifth, which marks a value that was cut short. */
    private static final int MOST_DELIMITERS = 5;

    private static final String UNDIVIDED = "MSH-2 does not say what divides the message";
    private static final String A_PART = "It is a part of a longer message";
    private static final String ANOTHER = "Another message or a part of a batch stands in it";
    private static final String CUT = "It ends in the middle of its last result";
    private static final String NO_OBR = "It holds results and no OBR they belong to";

    private Structure() {}

    /** @return a sentence that repeats nothing of the message; empty when it is whole */
    public static Optional<String> fault(String text) {
        Reading reading = V2Message.read(text);
        return reading instanceof Reading.Unreadable unreadable
                ? Optional.of(unreadable.sentence())
                : fault((V2Message) reading);
    }

    /** The same of a message that was divided already. */
    public static Optional<String> fault(V2Message message) {
        if (!saysWhatDividesIt(message)) {
            return Optional.of(UNDIVIDED);
        }
        List<Segment> segments = message.segments();
        Pattern hidden = Lines.within(NAME, message.by().field());
        for (int i = 0; i < segments.size(); i++) {
            String sentence = fault(segments.get(i), i, hidden);
            if (sentence != null) {
                return Optional.of(sentence);
            }
        }
        if (!message.header().field(14).isEmpty()) {
            return Optional.of(A_PART);
        }
        if (endsWithinAResult(message)) {
            return Optional.of(CUT);
        }
        boolean carriesResults = RESULTS.contains(message.header().field(9).value());
        if (carriesResults
                && message.first("OBX").isPresent()
                && message.first("OBR").isEmpty()) {
            return Optional.of(NO_OBR);
        }
        return Optional.empty();
    }

    /** Many leave out the last line end; who writes a result to its status has written it to its end. */
    private static boolean endsWithinAResult(V2Message message) {
        Segment last = message.segments().get(message.segments().size() - 1);
        return !message.ended() && last.is("OBX") && last.field(RESULT_STATUS).isEmpty();
    }

    private static @Nullable String fault(Segment segment, int position, Pattern hidden) {
        String name = segment.name();
        if (!name.matches(NAME) || !(name.startsWith("Z") || STANDARD.contains(name))) {
            return "Line " + (position + 1) + " is no segment of HL7";
        }
        if (CONTINUED.contains(name)) {
            return A_PART;
        }
        if (position > 0 && ENVELOPE.contains(name)) {
            return ANOTHER;
        }
        boolean hides = segment.fields().stream()
                .anyMatch(field -> hidden.matcher(field + segment.by().field()).find());
        String sentence = "A line end stands within line " + (position + 1) + ", and a segment behind it";
        if (hides) {
            return sentence;
        }
        return JoinedLines.areIn(segment) ? "A line end is missing within line " + (position + 1) : null;
    }

    /**
     * The characters of MSH-2 differ, and none could be a part of a number or a word. It may leave out the last ones when nothing in the
     * message looks as if they divided it.
     */
    private static boolean saysWhatDividesIt(V2Message message) {
        String declared = message.header().field(2).raw();
        String all = message.by().field() + declared;
        boolean distinct = all.chars().distinct().count() == all.length();
        boolean signs = all.chars()
                .noneMatch(c -> Character.isLetterOrDigit(c) || c <= ' ' || c == '"' || c == '.' || c == '-');
        if (!distinct || !signs || declared.length() > MOST_DELIMITERS) {
            return false;
        }
        String assumed = Delimiters.AFTER_FIELD.substring(Math.min(declared.length(), Delimiters.AFTER_FIELD.length()));
        return message.segments().stream()
                .flatMap(segment -> segment.fields().stream().skip(segment.is("MSH") ? 2 : 0))
                .allMatch(field -> assumed.chars().noneMatch(c -> field.indexOf(c) >= 0));
    }

    private static Set<String> standard() {
        try (BufferedReader names = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Structure.class.getResourceAsStream("/hl7/segments.txt")),
                StandardCharsets.US_ASCII))) {
            return names.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.split(" ")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
