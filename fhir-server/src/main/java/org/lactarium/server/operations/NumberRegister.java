package org.lactarium.server.operations;

import java.util.Collection;
import java.util.List;

/** Which records a number stands on, in whatever case, width and spacing it is written. */
public interface NumberRegister {

    /**
     * @param written numbers as people, labels or laboratories write them
     * @return everything that bears one of them, old numbers and replaced records included
     */
    List<GivenNumber> find(Collection<String> written);
}
