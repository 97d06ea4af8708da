package org.lactarium.server.door;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.lactarium.server.door.Mutator.Kind;

/** Segments come in another number or order, and frames hold another number of messages. */
final class SegmentMutators {

    private SegmentMutators() {}

    static List<Mutator> all() {
        return List.of(
                new Mutator("a segment dropped", Kind.SEGMENTS, (draft, random, all) -> {
                    var segments = new ArrayList<>(draft.segments());
                    segments.remove(random.nextInt(segments.size()));
                    return draft.with(segments);
                }),
                new Mutator("a segment repeated", Kind.SEGMENTS, (draft, random, all) -> {
                    var segments = new ArrayList<>(draft.segments());
                    int at = random.nextInt(segments.size());
                    segments.add(at, segments.get(at));
                    return draft.with(segments);
                }),
                new Mutator("segments reordered", Kind.SEGMENTS, (draft, random, all) -> {
                    var segments = new ArrayList<>(
                            draft.segments().subList(1, draft.segments().size()));
                    Collections.shuffle(segments, random);
                    segments.add(0, draft.segments().get(0));
                    return draft.with(segments);
                }),
                new Mutator("a segment split", Kind.SEGMENTS, SegmentMutators::split),
                new Mutator("two segments joined", Kind.SEGMENTS, (draft, random, all) -> {
                    int ends = draft.segments().size() - 1;
                    int which = random.nextInt(Math.max(1, ends));
                    return draft.then(text -> withoutEnd(text, which));
                }),
                new Mutator("a segment without its name", Kind.SEGMENTS, (draft, random, all) -> {
                    int at = 1 + random.nextInt(draft.segments().size() - 1);
                    return draft.with(
                            at, 0, List.of("", "obx", "OBX ", "OBY", "ZBX").get(random.nextInt(5)));
                }),
                new Mutator("another segment between", Kind.SEGMENTS, (draft, random, all) -> {
                    var segments = new ArrayList<>(draft.segments());
                    var more = List.of(
                            List.of("PID", "2", "", all.other().batch() + "^^^BANK^LOT"),
                            List.of("OBR", "2", "", "F9" + all.milk().batch(), "MBCULPOST"),
                            List.of("ORC", "RE"),
                            List.of("ADD", "1"),
                            List.of("DSC", "1"));
                    segments.add(1 + random.nextInt(segments.size()), more.get(random.nextInt(more.size())));
                    return draft.with(segments);
                }),
                new Mutator(
                        "after another message in one frame",
                        Kind.FRAMES,
                        (draft, random, all) -> draft.then(text -> all.earlier() + text)),
                new Mutator(
                        "before another message in one frame",
                        Kind.FRAMES,
                        (draft, random, all) -> draft.then(text -> text + all.earlier())),
                new Mutator(
                        "with another message's results at its end",
                        Kind.FRAMES,
                        (draft, random, all) -> draft.then(text ->
                                text + all.earlier().substring(all.earlier().indexOf("PID")))),
                new Mutator(
                        "in a batch without its end",
                        Kind.FRAMES,
                        (draft, random, all) -> draft.then(text -> "FHS|^~\\&\rBHS|^~\\&\r" + text)),
                new Mutator(
                        "in a batch that counts more",
                        Kind.FRAMES,
                        (draft, random, all) -> draft.then(text -> "FHS|^~\\&\rBHS|^~\\&\r" + text + "BTS|2\rFTS|1\r")),
                new Mutator(
                        "with noise before it",
                        Kind.FRAMES,
                        (draft, random, all) -> draft.then(text ->
                                List.of("\r", "\n", " ", "\ufeff", "\u0000").get(random.nextInt(5)) + text)));
    }

    private static Draft split(Draft draft, Random random, Situation all) {
        var segments = new ArrayList<>(draft.segments());
        int at = random.nextInt(segments.size());
        var fields = segments.get(at);
        if (fields.size() < 2) {
            return draft;
        }
        int cut = 1 + random.nextInt(fields.size() - 1);
        segments.set(at, fields.subList(0, cut));
        segments.add(at + 1, fields.subList(cut, fields.size()));
        return draft.with(segments);
    }

    private static String withoutEnd(String text, int which) {
        int at = -1;
        for (int count = 0; count <= which; count++) {
            at = text.indexOf('\r', at + 1);
        }
        return at < 0 ? text : text.substring(0, at) + text.substring(at + 1);
    }
}
