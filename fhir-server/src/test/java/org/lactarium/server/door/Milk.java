package org.lactarium.server.door;

/** Milk of one donor, by the numbers that stand on its labels. */
record Milk(String batch, String pool, String donor) {}
