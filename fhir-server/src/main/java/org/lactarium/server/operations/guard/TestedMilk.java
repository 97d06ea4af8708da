package org.lactarium.server.operations.guard;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.lactarium.server.operations.AtCommit;
import org.lactarium.server.operations.Lock;
import org.springframework.stereotype.Component;

/** Judges milk about which results came, changed or went, each once; gathered as references. */
@Component
class TestedMilk implements AtCommit<String> {

    private final Reevaluation reevaluation;

    TestedMilk(Reevaluation reevaluation) {
        this.reevaluation = reevaluation;
    }

    @Override
    public Turn turn() {
        return Turn.CULTURES;
    }

    @Override
    public Collection<Lock> locks(List<String> milk) {
        return reevaluation.locksOfTested(new LinkedHashSet<>(milk));
    }

    @Override
    public void judge(List<String> milk) {
        reevaluation.cultures(new LinkedHashSet<>(milk));
    }
}
