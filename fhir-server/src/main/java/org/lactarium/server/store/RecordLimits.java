package org.lactarium.server.store;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one request may ask of the record.
 *
 * @param mostSearchParameters parameters of one search
 * @param mostSearchValues values of all of them together
 * @param longestSearchValue characters of one of them
 * @param mostEntries entries of a bundle
 * @param mostIncluded resources that are included on one page
 */
@ConfigurationProperties("lactarium.record")
record RecordLimits(
        @DefaultValue("20") int mostSearchParameters,
        @DefaultValue("1000") int mostSearchValues,
        @DefaultValue("2000") int longestSearchValue,
        @DefaultValue("2000") int mostEntries,
        @DefaultValue("1000") int mostIncluded) {}
