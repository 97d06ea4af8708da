package org.lactarium.routes.laboratory;

/** One OBR of which the test is known, with what it says it is about. */
record Section(Head head, OrderGroup group, Claim claim) {}
