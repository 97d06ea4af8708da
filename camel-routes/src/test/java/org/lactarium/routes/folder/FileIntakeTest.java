package org.lactarium.routes.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.lactarium.routes.inbox.Kept;
import org.lactarium.routes.mllp.FileDoor;
import org.lactarium.routes.quarantine.Language;

/** What becomes of files of results that are not HL7, as whoever takes them apart says. */
class FileIntakeTest {

    @Test
    void isDoneWhenEveryRowIsKeptAndAFaultyOneHoldsUpNoOther() {
        assertThat(take(() -> List.of(new Kept.New(7, "AA"), new Kept.Again(3, "AA"), new Kept.New(8, "AE"))))
                .isInstanceOfSatisfying(
                        FileDoor.Done.class, done -> assertThat(done.kept()).containsExactly(7L, 3L, 8L));
    }

    @Test
    void failsWhenItCannotBeReadAndSaysWhereToLook() {
        assertThat(take(() -> List.of(new Kept.New(9, "AE"))))
                .isEqualTo(new FileDoor.Failed("Messages [9] of the message log say why."));
    }

    @Test
    void isBroughtAgainWhenItCouldNotBeKept() {
        assertThat(take(() -> {
                    throw new IllegalStateException("the database is away");
                }))
                .isEqualTo(new FileDoor.Again());
    }

    private static FileDoor.Fate take(Supplier<List<Kept>> kept) {
        ResultFiles files = new ResultFiles() {
            @Override
            public boolean takes(String feed) {
                return true;
            }

            @Override
            public List<Kept> take(String feed, byte[] file, String peer) {
                return kept.get();
            }
        };
        return new FileIntake("analyser", null, Language.EN, Optional.of(files)).take("sample,fat".getBytes());
    }
}
