package org.lactarium.server.recall;

import java.time.Duration;

/** How long a place that holds recalled milk has to account for it before its notice counts as overdue. */
public record NoticePeriod(Duration within) {}
