package org.lactarium.server.rule;

/**
 * Words as an argument of a finding, said in the reader's language.
 *
 * @param key in the bundle of phrases
 */
public record Phrase(String key) {}
