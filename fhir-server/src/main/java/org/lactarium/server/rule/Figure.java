package org.lactarium.server.rule;

import org.jspecify.annotations.Nullable;

/**
 * One figure of a rule profile as it stands in the file, kept so that a decision can be explained.
 *
 * @param key for example {@code serology.validity}
 * @param value as written; null when the profile says that there is no such limit
 * @param unit UCUM unit, {@code ISO-8601 duration}, or empty for a plain choice
 * @param source where the figure comes from
 * @param verified whether the source was read, rather than believed
 */
public record Figure(String key, @Nullable String value, String unit, String source, boolean verified) {}
