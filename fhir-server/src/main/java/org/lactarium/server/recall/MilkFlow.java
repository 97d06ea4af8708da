package org.lactarium.server.recall;

import java.util.List;

/** Where milk goes next and where it came from; the record answers this, or a test. Nodes are {@code Type/id}. */
public interface MilkFlow {

    List<String> onward(String node);

    List<String> back(String node);
}
