package org.lactarium.server.benchmark;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text of a story with holes where each copy says its own: ids, numbers, days. In the form that COPY reads. */
final class Stencil implements Cell {

    /** Stands in numbers of a story. */
    enum Mark {
        /** Each copy has its own. */
        COPY("Q0000000"),
        /** Copies that share their people have one. */
        TOGETHER("Z0000000");

        private final String text;

        Mark(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        String of(Copy copy) {
            int number = this == COPY ? copy.number : copy.first.number;
            return text.charAt(0) + String.format("%07d", number);
        }
    }

    private static final int SCATTERED = 8;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern HOLE = Pattern.compile(
            "(?<id>" + ID + ")|(?<copy>Q0000000)|(?<together>Z0000000)|(?<=\")(?<day>\\d{4}-\\d\\d-\\d\\d)(?=[\"T])");
    private static final Pattern MOMENT = Pattern.compile("^(?<day>\\d{4}-\\d\\d-\\d\\d)");
    private static final LocalDate EARLIEST = LocalDate.of(1980, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2060, 1, 1);
    private static final byte[][] DAYS = days();

    private final List<Cell> parts = new ArrayList<>();

    private Stencil() {}

    /** A text, a JSON text above all. */
    static Cell text(String text, Played story) {
        return cut(text, HOLE.matcher(text), story);
    }

    /** A day or a moment as PostgreSQL writes it. */
    static Cell moment(String text, Played story) {
        return cut(text, MOMENT.matcher(text), story);
    }

    /** Indexes of the story's resources that a text names, in its order. */
    static List<Integer> named(String text, Played story) {
        return ID.matcher(text)
                .results()
                .map(found -> story.find(found.group()))
                .filter(index -> index >= 0)
                .toList();
    }

    private static Cell cut(String text, Matcher holes, Played story) {
        var stencil = new Stencil();
        int from = 0;
        while (holes.find()) {
            var hole = hole(holes, story);
            if (hole != null) {
                stencil.literal(text.substring(from, holes.start()));
                stencil.parts.add(hole);
                from = holes.end();
            }
        }
        stencil.literal(text.substring(from));
        return stencil.parts.size() == 1 ? stencil.parts.get(0) : stencil;
    }

    private static @org.jspecify.annotations.Nullable Cell hole(Matcher found, Played story) {
        var groups = found.group();
        if (ID.matcher(groups).matches()) {
            int resource = story.find(groups);
            var rest = groups.substring(SCATTERED).getBytes(StandardCharsets.US_ASCII);
            return resource < 0
                    ? null
                    : (out, copy, row) -> {
                        out.put(copy.bringing(resource).scattered());
                        out.put(rest);
                    };
        }
        if (groups.equals(Mark.COPY.text())) {
            return (out, copy, row) -> out.put(Mark.COPY.of(copy));
        }
        if (groups.equals(Mark.TOGETHER.text())) {
            return (out, copy, row) -> out.put(Mark.TOGETHER.of(copy));
        }
        var moment = LocalDate.parse(groups);
        int day = (int) (moment.toEpochDay() - EARLIEST.toEpochDay());
        return isOpen(moment) ? null : (out, copy, row) -> out.put(DAYS[day - copy.days]);
    }

    /** HAPI's end of what has no end, which is the same for every copy. */
    static boolean isOpen(LocalDate day) {
        return day.isBefore(EARLIEST.plusYears(11)) || day.isAfter(LATEST.minusDays(1));
    }

    private void literal(String text) {
        if (!text.isEmpty()) {
            parts.add(constant(text));
        }
    }

    static Cell constant(String text) {
        var escaped = text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t")
                .getBytes(StandardCharsets.UTF_8);
        return (out, copy, row) -> out.put(escaped);
    }

    @Override
    public void write(Sheet out, Copy copy, long row) {
        for (var part : parts) {
            part.write(out, copy, row);
        }
    }

    private static byte[][] days() {
        var days = new byte[(int) (LATEST.toEpochDay() - EARLIEST.toEpochDay())][];
        for (int day = 0; day < days.length; day++) {
            days[day] = EARLIEST.plusDays(day).toString().getBytes(StandardCharsets.US_ASCII);
        }
        return days;
    }
}
