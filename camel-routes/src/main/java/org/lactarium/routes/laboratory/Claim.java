package org.lactarium.routes.laboratory;

import java.util.List;

/**
 * What a report says it is about. Whoever delivers it looks these numbers up in the record.
 *
 * @param lots pool or batch numbers
 * @param donors donor numbers
 * @param specimens our specimen numbers
 * @param orders our order numbers
 */
public record Claim(List<String> lots, List<String> donors, List<String> specimens, List<String> orders) {}
