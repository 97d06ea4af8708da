package org.lactarium.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/** The addresses beside FHIR that the table of who may do what speaks of, in its order: the first that fits is asked. */
@Component
final class IntakeActs {

    private record Place(RequestMatcher address, Act act) {}

    private final List<Place> places = new ArrayList<>();

    IntakeActs(Permissions permissions) {
        permissions.acts().forEach(act -> act.intake().forEach(place -> {
            var parts = place.split(" ", 2);
            var method = parts.length == 2 ? HttpMethod.valueOf(parts[0]) : null;
            places.add(new Place(AccessConfiguration.path(method, parts[parts.length - 1]), act));
        }));
    }

    void each(BiConsumer<RequestMatcher, String[]> rule) {
        places.forEach(place -> rule.accept(place.address(), place.act().roles().toArray(String[]::new)));
    }

    /** Who may, for an address of the table; empty for another. */
    Optional<String> onlyWho(HttpServletRequest request, Locale language) {
        return places.stream()
                .filter(place -> place.address().matches(request))
                .map(place -> place.act().onlyWho(language))
                .findFirst();
    }
}
