package org.lactarium.story;

import java.util.ArrayList;
import java.util.List;

/** One donor's milk on its way through the night: references and the numbers on the labels, as they become known. */
final class Batch {

    final DonorScene.Donor donor;
    final List<String> deposits = new ArrayList<>();
    String thaw = "";
    String pool = "";
    String poolNumber = "";
    String batch = "";
    String batchNumber = "";
    final List<String> bottles = new ArrayList<>();
    final List<String> bottleNumbers = new ArrayList<>();

    Batch(DonorScene.Donor donor) {
        this.donor = donor;
    }
}
