package org.lactarium.server.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One copy of a story that was played: every resource under an id of its own, everything so many days earlier. */
final class Copy {

    /** Odd, so that every number below 2^32 becomes another one: ids look as scattered as those the server makes. */
    private static final long SCATTER = 0x9E3779B1L;

    private static final String HEX = "0123456789abcdef";
    private static final int SCATTERED = 8;

    final Played played;
    final int number;
    final int days;
    final Copy first;
    private final long pid;
    private final byte[] scattered = new byte[SCATTERED];

    /**
     * @param first the copy that brings the people this one shares, null when that is this one
     * @param pid from here on its resources are numbered in the database
     */
    Copy(Played played, int number, int days, @org.jspecify.annotations.Nullable Copy first, long pid) {
        this.played = played;
        this.number = number;
        this.days = days;
        this.first = first == null ? this : first;
        this.pid = pid;
        long bits = number * SCATTER & 0xffffffffL;
        for (int at = SCATTERED - 1; at >= 0; at--, bits >>>= 4) {
            scattered[at] = (byte) HEX.charAt((int) (bits & 15));
        }
    }

    /** The copy that brings a resource of the story: this one, or the first of those that share its people. */
    Copy bringing(int resource) {
        return played.shared(resource) ? first : this;
    }

    boolean brings(int resource) {
        return !played.shared(resource) || first == this;
    }

    long pid(int resource) {
        return bringing(resource).pid + resource;
    }

    byte[] scattered() {
        return scattered;
    }

    /** {@code Type/id} of this copy for one of the story. */
    String reference(String original) {
        int slash = original.indexOf('/');
        var id = original.substring(slash + 1);
        int resource = played.index(id);
        return original.substring(0, slash + 1)
                + new String(bringing(resource).scattered, java.nio.charset.StandardCharsets.US_ASCII)
                + id.substring(SCATTERED);
    }

    List<String> bottles() {
        return played.cast().bottles().stream().map(this::reference).toList();
    }

    String batch() {
        return reference(played.cast().batch());
    }

    String text(String marked) {
        return marked.replace(Stencil.Mark.COPY.text(), Stencil.Mark.COPY.of(this))
                .replace(Stencil.Mark.TOGETHER.text(), Stencil.Mark.TOGETHER.of(this));
    }

    /** So many copies of a story, the newest last. */
    static List<Copy> of(Played played, int count, Numbers numbers, int oldest, int newest) {
        List<Copy> copies = new ArrayList<>();
        Copy first = null;
        int days = 0;
        int together = played.template().together();
        for (int made = 0; made < count; made++) {
            if (made % together == 0) {
                first = null;
                days = oldest - (int) ((long) (oldest - newest) * made / Math.max(1, count));
            }
            // a donor brings milk every other day
            int own = Math.max(newest, days - made % together * 2);
            var copy = new Copy(played, numbers.nextCopy(), own, first, numbers.nextPids(played.size()));
            first = copy.first;
            copies.add(copy);
        }
        return copies;
    }

    /** What was given out. */
    static final class Numbers {
        private int copy;
        private long pid;
        private final Map<String, Integer> made = new HashMap<>();

        int nextCopy() {
            return ++copy;
        }

        long nextPids(int count) {
            long from = pid;
            pid += count;
            return from;
        }

        /** Nothing below this is free. */
        void pidsFrom(long free) {
            pid = Math.max(pid, free);
        }

        long freePid() {
            return pid;
        }

        /** How many copies of a story are to be made so that there are so many in all. */
        int missing(Template template, int wanted) {
            int before = made.merge(template.name(), 0, Integer::sum);
            made.put(template.name(), Math.max(before, wanted));
            return Math.max(0, wanted - before);
        }
    }
}
