package org.lactarium.profiles.guide;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Pages of profiles, in the order in which milk meets them. */
enum Chapter {
    PEOPLE(
            "People and consent · 人與同意書",
            "milk-donor",
            "donor-enrolment",
            "donor-child",
            "donor-consent",
            "donor-screening",
            "donor-eligibility",
            "blood-specimen",
            "serology",
            "serology-report",
            "recipient",
            "recipient-mother",
            "parent-consent"),
    MILK("Milk · 母乳", "milk-unit", "deposit", "pool", "batch", "bottle", "aliquot"),
    PROCESSING(
            "Processing and release · 處理與放行",
            "processing-run",
            "temperature-curve",
            "thaw-alarm",
            "closure",
            "release-decision",
            "release-signature",
            "milk-decision",
            "risk-assessment"),
    LABORATORY(
            "Laboratory · 化驗",
            "lab-order",
            "milk-specimen",
            "colony-count",
            "organism",
            "susceptibility",
            "culture-report",
            "macronutrients"),
    FEEDING("Feeding · 餵奶", "feeding-order", "dispense", "delivery-alarm", "feed-given"),
    SAFETY(
            "Safety · 安全",
            "adverse-event",
            "feed-task",
            "recall",
            "recall-list",
            "recall-notice",
            "recall-alarm",
            "waiting-result");

    private final String title;
    private final List<String> profiles;

    Chapter(String title, String... profiles) {
        this.title = title;
        this.profiles = List.of(profiles);
    }

    String title() {
        return title;
    }

    String page() {
        return name().toLowerCase() + ".md";
    }

    List<String> profiles() {
        return profiles;
    }

    /** Where a profile is described, if it is one of ours. */
    static Optional<String> link(String profile) {
        return Arrays.stream(values())
                .filter(chapter -> chapter.profiles.contains(profile))
                .map(chapter -> chapter.page() + "#" + profile)
                .findFirst();
    }
}
