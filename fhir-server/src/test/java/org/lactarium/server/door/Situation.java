package org.lactarium.server.door;

/**
 * What else the bank has heard of when the message comes.
 *
 * @param other milk that is not the message's
 * @param controlId MSH-10 of a message that was taken before
 * @param accession of a report about the other milk
 * @param earlier a message that was taken before
 */
record Situation(Milk milk, Milk other, String controlId, String accession, String earlier) {}
