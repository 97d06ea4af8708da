package org.lactarium.routes.operations;

import java.util.Optional;
import java.util.function.Supplier;
import org.lactarium.routes.delivery.Reach;
import org.lactarium.routes.quarantine.Language;
import org.lactarium.routes.quarantine.Reason;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * DOWN when the last attempt to speak with the record failed, because it is away or does not let these routes in. No part of readiness:
 * messages are kept and acknowledged all the same.
 */
final class RecordHealth implements HealthIndicator {

    private final Supplier<Optional<Reach.Attempt>> last;

    RecordHealth(Supplier<Optional<Reach.Attempt>> last) {
        this.last = last;
    }

    @Override
    public Health health() {
        return last.get()
                .map(RecordHealth::health)
                .orElseGet(() -> Health.up().withDetail("lastAttempt", "none").build());
    }

    private static Health health(Reach.Attempt attempt) {
        Health.Builder health = (attempt.failure() == null ? Health.up() : Health.down())
                .withDetail("lastAttempt", attempt.at().toString());
        if (attempt.failure() != null) {
            Reason why = attempt.notAdmitted() ? Reason.NOT_ADMITTED : Reason.SERVER_AWAY;
            health.withDetail("reason", why.code())
                    .withDetail("said", attempt.failure())
                    .withDetail("whatToDo", why.advice(Language.EN));
        }
        return health.build();
    }
}
