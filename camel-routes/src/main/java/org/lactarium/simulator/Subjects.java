package org.lactarium.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is reported on, by the numbers on the labels.
 *
 * @param lots milk batches
 * @param donors donors, for their blood
 * @param samples milk specimens, for the analyser
 */
public record Subjects(List<String> lots, List<String> donors, List<String> samples) {

    /** Numbers the record does not know: every message about them is kept, and held for a person. */
    static Subjects unknown() {
        return new Subjects(
                List.of("B-SIM-1", "B-SIM-2", "B-SIM-3"), List.of("D-SIM-1"), List.of("SP-SIM-1", "SP-SIM-2"));
    }

    /** Whether there is something that a peer of that role could report on. */
    boolean sufficeFor(String role) {
        return role.equals(Settings.ANALYSER) ? !samples.isEmpty() : !(lots.isEmpty() && donors.isEmpty());
    }

    /** One peer's share: between peers nothing is ordered, so no two speak of the same thing if it can be helped. */
    Subjects shareOf(int peer, int peers) {
        return new Subjects(share(lots, peer, peers), share(donors, peer, peers), share(samples, peer, peers));
    }

    private static List<String> share(List<String> all, int peer, int peers) {
        if (all.size() < peers) {
            return all;
        }
        return new ArrayList<>(IntStream.range(0, all.size())
                .filter(i -> i % peers == peer)
                .mapToObj(all::get)
                .toList());
    }
}
