package org.lactarium.routes.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class GroupCommitProperties {

    @Property(tries = 30)
    void givesEachItsOwnAnswerHoweverManyCome(@ForAll @IntRange(min = 1, max = 40) int peers) {
        List<List<String>> committed = Collections.synchronizedList(new ArrayList<>());
        GroupCommit<String, String> commits = new GroupCommit<>(
                arrivals -> {
                    if (ThreadLocalRandom.current().nextInt(8) == 0) {
                        throw new IllegalArgumentException("for no reason");
                    }
                    committed.add(arrivals);
                    return arrivals.stream().map(arrival -> "kept " + arrival).toList();
                },
                arrival -> arrival.split(":")[0],
                e -> true,
                2,
                16);
        Set<String> kept = ConcurrentHashMap.newKeySet();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < peers; i++) {
            names.add("p" + i % 7 + ":" + i);
        }
        GroupCommitTest.all(names, name -> {
            try {
                assertThat(commits.keep(name)).isEqualTo("kept " + name);
                kept.add(name);
            } catch (IllegalArgumentException e) {
                // not kept, and told so
            }
        });
        List<String> flat = committed.stream().flatMap(List::stream).toList();
        assertThat(flat).doesNotHaveDuplicates();
        assertThat(new HashSet<>(flat)).isEqualTo(kept);
        assertThat(committed).allMatch(group -> group.size() <= 16);
    }
}
