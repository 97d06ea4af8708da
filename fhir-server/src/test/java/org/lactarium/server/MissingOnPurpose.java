package org.lactarium.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code jar/missing-on-purpose.txt}: what is named in the jar and is not in it, each with its reason. */
record MissingOnPurpose(List<Reason> reasons) {

    /** One line of the list. */
    private record Reason(String by, String named) {

        static Reason of(String line) {
            var parts = line.split(" -> | : ", 3);
            assertThat(parts).as(line).hasSize(3);
            return new Reason(parts[0].strip(), parts[1].strip());
        }

        /** Whatever it names may be missing. */
        boolean all() {
            return named.equals("*");
        }

        boolean covers(String by, String named) {
            return by.startsWith(this.by) && (all() || named.startsWith(this.named));
        }
    }

    static MissingOnPurpose list() {
        try (var file = MissingOnPurpose.class.getResourceAsStream("/jar/missing-on-purpose.txt")) {
            return new MissingOnPurpose(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Reason::of)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void isAllThatIsMissingFrom(Iterable<Path> places) {
        var open = reasons.stream().filter(Reason::all).toList();
        var unused = new ArrayList<>(reasons);
        var unexplained = new ArrayList<String>();
        var classes = NamedClasses.in(places, name -> open.stream().noneMatch(reason -> name.startsWith(reason.by())));
        classes.missing()
                .forEach((named, by) -> by.forEach(one -> {
                    var covering = reasons.stream()
                            .filter(reason -> reason.covers(one, named))
                            .toList();
                    unused.removeAll(covering);
                    if (covering.isEmpty()) {
                        unexplained.add(one + " -> " + named);
                    }
                }));
        unused.removeIf(reason -> reason.all() && classes.has(reason.by()));
        assertThat(unexplained).isEmpty();
        assertThat(unused).as("reasons for what is not missing").isEmpty();
    }
}
