package org.lactarium.server.recall;

import java.util.Collection;
import java.util.List;

/**
 * Where milk goes next and where it came from; the record answers this, or a test. Nodes are {@code Type/id}.
 *
 * <p>Whole levels are asked for at once, so that following milk takes as many questions as it has steps and not as many as
 * it has bottles.
 */
public interface MilkFlow {

    List<String> onward(Collection<String> nodes);

    List<String> back(Collection<String> nodes);
}
