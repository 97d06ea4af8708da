package org.lactarium.routes.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NoticeTest {

    private static final Notice.Before PLACED = new Notice.Before("lab", Intention.PLACE, 3, "a");

    @Test
    void tellsNothingOfAnOrderThatSaysWhatItSaidBefore() {
        assertThat(notice(4, true, "lab", false, "a").after(PLACED)).isEmpty();
        assertThat(notice(2, true, "lab", false, "b").after(PLACED)).isEmpty();
        assertThat(notice(1, false, "lab", false, "a").after(null)).isEmpty();
    }

    @Test
    void tellsAChangeAsTheLaboratoryWantsIt() {
        assertThat(notice(4, true, "lab", false, "b").after(PLACED))
                .containsExactly(new Notice.Errand("lab", Intention.PLACE, 4));
        assertThat(notice(4, true, "lab", true, "b").after(PLACED))
                .containsExactly(
                        new Notice.Errand("lab", Intention.CANCEL, 3), new Notice.Errand("lab", Intention.PLACE, 4));
    }

    @Test
    void cancelsAtTheLaboratoryThatHasItWhenTheOrderGoesToAnother() {
        assertThat(notice(4, true, "west", false, "b").after(PLACED))
                .containsExactly(
                        new Notice.Errand("lab", Intention.CANCEL, 3), new Notice.Errand("west", Intention.PLACE, 4));
    }

    @Property
    void neverCancelsWhatWasNotPlacedAndNeverPlacesTwiceWithoutAChange(
            @ForAll @Size(max = 20) List<@IntRange(max = 11) Integer> writes) {
        Notice.Before before = null;
        List<Notice.Errand> told = new ArrayList<>();
        List<String> digests = new ArrayList<>();
        long version = 0;
        for (int write : writes) {
            Notice notice = notice(++version, write % 2 == 0, "lab", write % 3 == 0, "d" + write / 4);
            for (Notice.Errand errand : notice.after(before)) {
                told.add(errand);
                digests.add(notice.digest());
                before = new Notice.Before(errand.laboratory(), errand.intention(), errand.version(), notice.digest());
            }
            boolean standing = before != null && before.intention() == Intention.PLACE;
            assertThat(standing).isEqualTo(notice.wanted());
        }
        for (int i = 0; i < told.size(); i++) {
            boolean first = i == 0;
            if (told.get(i).intention() == Intention.CANCEL) {
                assertThat(first ? null : told.get(i - 1).intention()).isEqualTo(Intention.PLACE);
            } else if (!first && told.get(i - 1).intention() == Intention.PLACE) {
                assertThat(digests.get(i)).isNotEqualTo(digests.get(i - 1));
            }
        }
    }

    private static Notice notice(long version, boolean wanted, String laboratory, boolean cancelFirst, String digest) {
        return new Notice("o1", version, "MB-1", "Patient/1", wanted, laboratory, cancelFirst, digest, null, null);
    }
}
